
"use strict";
(function () {
  var words = document.body.dataset;
  var each = function (list, act) { Array.prototype.forEach.call(list, act); };

  // A figure sorts by its number, all else by its letters; what has no number comes last.
  function key(cell, numbers) {
    if (!numbers) { return cell.textContent; }
    var text = cell.textContent.replace(/^[^\d+-]+/, "");
    var number = parseFloat(text);
    return isNaN(number) ? Infinity : number;
  }

  function sort(table, column, button) {
    var head = button.parentNode;
    var down = head.getAttribute("aria-sort") === "ascending";
    each(table.tHead.rows[0].cells, function (cell) { cell.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    each(table.tBodies, function (body) {
      var rows = Array.prototype.filter.call(body.rows, function (row) { return row.className !== "block"; });
      var numbers = rows.every(function (row) {
        return !/[^\d.+\-%()\/\s\uff08\uff09]/.test(row.cells[column].firstChild ? row.cells[column].firstChild.textContent : "") ||
          head.className.indexOf("n") === 0;
      });
      var keyed = rows.map(function (row, place) { return [key(row.cells[column], numbers), place, row]; });
      keyed.sort(function (a, b) {
        // What has no rank is not last in it: it stays apart at the end.
        var open = (a[2].className === "open") - (b[2].className === "open");
        if (open) { return open; }
        if (a[0] === b[0]) { return a[1] - b[1]; }
        if (a[0] === Infinity) { return 1; }
        if (b[0] === Infinity) { return -1; }
        var less = numbers ? a[0] - b[0] : a[0].localeCompare(b[0], document.documentElement.lang);
        return down ? -less : less;
      });
      keyed.forEach(function (one) { body.appendChild(one[2]); });
    });
  }

  each(document.querySelectorAll("table.sortable"), function (table) {
    each(table.tHead.rows[0].cells, function (cell, column) {
      if (/^bars/.test(cell.className)) { return; }
      var button = document.createElement("button");
      button.type = "button";
      while (cell.firstChild) { button.appendChild(cell.firstChild); }
      cell.appendChild(button);
      button.addEventListener("click", function () { sort(table, column, button); });
    });
  });

  var groups = [];
  each(document.querySelectorAll("tr[data-group]"), function (row) {
    if (groups.indexOf(row.dataset.group) < 0) { groups.push(row.dataset.group); }
  });
  if (groups.length > 1) {
    var label = document.createElement("label");
    var choice = document.createElement("select");
    label.className = "tools";
    label.appendChild(document.createTextNode(words.filter + " "));
    [""].concat(groups).forEach(function (group) {
      var option = document.createElement("option");
      option.value = group;
      option.textContent = group || words.all;
      choice.appendChild(option);
    });
    label.appendChild(choice);
    if (document.querySelector("details")) {
      var hint = document.createElement("span");
      hint.textContent = " " + words.hint;
      label.appendChild(hint);
    }
    choice.addEventListener("change", function () {
      each(document.querySelectorAll("tr[data-group]"), function (row) {
        row.hidden = choice.value !== "" && row.dataset.group !== choice.value;
      });
      each(document.querySelectorAll("tr.block"), function (row) {
        row.hidden = choice.value !== "" && row.textContent !== choice.value;
      });
    });
    var first = document.querySelector("section.first .box");
    if (first) { first.parentNode.insertBefore(label, first); }
  }

  // Where the browser knows no dialog, a cell stays a link to the same text below.
  if (!window.HTMLDialogElement) { return; }
  var dialog = document.createElement("dialog");
  document.body.appendChild(dialog);
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("td a[href^='#w-']") : null;
    var told = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!told) { return; }
    event.preventDefault();
    dialog.textContent = "";
    var title = document.createElement("h2");
    title.textContent = told.parentNode.querySelector("summary").textContent;
    dialog.setAttribute("aria-label", title.textContent);
    dialog.appendChild(title);
    var copy = told.cloneNode(true);
    copy.removeAttribute("id");
    dialog.appendChild(copy);
    var close = document.createElement("button");
    close.type = "button";
    close.textContent = words.close;
    close.addEventListener("click", function () { dialog.close(); });
    dialog.appendChild(close);
    dialog.showModal();
  });
})();
