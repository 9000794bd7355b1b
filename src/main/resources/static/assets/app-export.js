// Shows the dry run as soon as everything that was chosen has been uploaded.
(() => {
  'use strict';

  document.addEventListener('upload:done', (event) => {
    const busy = event.target.querySelector(
      '[data-uploads] > .upload__file:not(.upload__file--wrong):not(.upload__file--half):not(.upload__file--paused)');
    if (!busy) {
      window.location.reload();
    }
  });
})();
