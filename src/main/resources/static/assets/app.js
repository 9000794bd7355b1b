// Two conveniences; every page also works without them.
(() => {
  'use strict';

  // On its last day a countdown shows hours and minutes. Time passes from the server's now, not the reader's clock.
  const MINUTE = 60_000;
  const lastDay = [...document.querySelectorAll('.countdown--today[data-now]')].map((chip) => ({
    chip,
    left: Date.parse(chip.dateTime) - Date.parse(chip.dataset.now),
  }));
  const count = () => {
    for (const { chip, left } of lastDay) {
      const minutes = Math.floor((left - performance.now()) / MINUTE);
      chip.textContent = minutes < 0
        ? '已截止'
        : `今天截止 · 还剩 ${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`;
    }
  };
  if (lastDay.length > 0) {
    count();
    setInterval(count, MINUTE / 2);
  }

  // <button data-confirm="确定撤回吗？"> asks before its form is sent.
  const element = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };
  const ask = (question, verb, dangerous) => new Promise((resolve) => {
    const dialog = element('dialog', 'dialog', '');
    const actions = element('div', 'actions actions--end', '');
    const cancel = element('button', 'button', '取消');
    const confirm = element('button', `button ${dangerous ? 'button--danger' : 'button--primary'}`, verb);
    const text = element('p', 'dialog__question', question);
    text.id = 'dialog-question';
    dialog.setAttribute('aria-labelledby', text.id);
    cancel.type = 'button';
    confirm.type = 'button';
    cancel.addEventListener('click', () => dialog.close());
    confirm.addEventListener('click', () => dialog.close('yes'));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    actions.append(cancel, confirm);
    dialog.append(text, actions);
    document.body.append(dialog);
    dialog.showModal();
  });
  document.addEventListener('submit', async (event) => {
    const button = event.submitter;
    if (!button?.dataset.confirm || button.dataset.confirmed) {
      return;
    }
    event.preventDefault();
    const verb = button.textContent.trim();
    if (await ask(button.dataset.confirm, verb, button.classList.contains('button--danger'))) {
      button.dataset.confirmed = 'yes';
      event.target.requestSubmit(button);
      delete button.dataset.confirmed;
    }
  });
})();
