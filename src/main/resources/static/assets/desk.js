// Conveniences for the superior's desk; every one of them also works without.
(() => {
  'use strict';

  // Ticks: all at once, and how many there are.
  for (const form of document.querySelectorAll('form[data-ticks]')) {
    const ticks = [...form.querySelectorAll('[data-tick]')];
    const all = form.querySelector('[data-tick-all]');
    const count = form.querySelector('[data-tick-count]');
    const hint = count?.textContent;
    const show = () => {
      const ticked = ticks.filter((tick) => tick.checked).length;
      if (count) {
        count.textContent = ticked === 0 ? hint : `已选 ${ticked} 项。${hint}`;
      }
      if (all) {
        all.checked = ticked > 0 && ticked === ticks.length;
        all.indeterminate = ticked > 0 && ticked < ticks.length;
      }
    };
    if (all) {
      all.hidden = false;
      all.addEventListener('change', () => {
        ticks.forEach((tick) => { tick.checked = all.checked; });
        show();
      });
    }
    form.addEventListener('change', show);
    show();
  }

  // The reason of a row that is left out is asked as soon as it is ticked.
  for (const tick of document.querySelectorAll('.leave-out input[type=checkbox]')) {
    tick.addEventListener('change', () => {
      if (tick.checked) {
        tick.closest('.leave-out').querySelector('.input').focus();
      }
    });
  }
})();
