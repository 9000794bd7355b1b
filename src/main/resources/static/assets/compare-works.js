// Plays both works from where they have something in common.
for (const button of document.querySelectorAll('[data-seek]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    for (const side of ['one', 'other']) {
      const video = document.querySelector(`[data-side="${side}"]`);
      video.currentTime = Number(button.dataset[side]) / 1000;
      video.muted = side === 'other';
      video.play();
    }
    document.querySelector('[data-side]').scrollIntoView({ block: 'center', behavior: 'smooth' });
  });
}
