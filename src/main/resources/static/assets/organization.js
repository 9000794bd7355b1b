// The sheet of codes is printed from the page: without a script the browser's own menu does it.
(() => {
  'use strict';

  const print = document.getElementById('print');
  if (print) {
    print.hidden = false;
    print.addEventListener('click', () => window.print());
  }
})();
