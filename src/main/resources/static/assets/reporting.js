// Conveniences for the pages of reports; every one of them also works without.
(() => {
  'use strict';

  // Whoever leaves with something unsaved is asked.
  let touched = false;
  const guarded = document.querySelector('form[data-guard]');
  if (guarded) {
    touched = guarded.querySelector('[aria-invalid="true"]') !== null;
    guarded.addEventListener('input', () => { touched = true; });
    guarded.addEventListener('submit', () => { touched = false; });
    // What was saved while it was typed is not lost.
    guarded.addEventListener('draft-saved', () => { touched = false; });
    window.addEventListener('beforeunload', (event) => {
      if (touched) {
        event.preventDefault();
      }
    });
  }

  // A file beyond the limit is named before it travels.
  for (const input of document.querySelectorAll('input[type=file][data-max-bytes]')) {
    input.addEventListener('change', () => {
      const limit = Number(input.dataset.maxBytes);
      const large = [...input.files].filter((file) => file.size > limit);
      input.setCustomValidity(large.length === 0 ? '' : large
        .map((file) => `文件“${file.name}”有 ${(file.size / 1048576).toFixed(1)} MB，超过 ${limit / 1048576} MB 的上限。`)
        .join('\n'));
      if (large.length > 0) {
        input.reportValidity();
        input.value = '';
        input.addEventListener('click', () => input.setCustomValidity(''), { once: true });
      }
    });
  }
})();
