// The manager's page: numbers that refresh themselves, the tree, and the process with the units at each step.
(() => {
  'use strict';

  const REFRESH = 5_000;
  const QUIET_REQUEST = { headers: { Accept: 'application/json' }, credentials: 'same-origin' };

  // Our content security policy allows neither inline styles nor evaluated code; htmx needs neither here.
  htmx.config.includeIndicatorStyles = false;
  htmx.config.allowEval = false;

  // A session that ended answers with the sign-in page: show that page instead of putting it into a part of this one.
  document.addEventListener('htmx:beforeSwap', (event) => {
    if (new URL(event.detail.xhr.responseURL).pathname === '/login') {
      event.detail.shouldSwap = false;
      location.reload();
    }
  });

  // The tree keeps open what its reader opened.
  const tree = document.getElementById('tree');
  let opened = new Set();
  document.addEventListener('htmx:beforeSwap', (event) => {
    if (event.detail.target === tree) {
      opened = new Set([...tree.querySelectorAll('details[open]')].map((branch) => branch.id));
    }
  });
  document.addEventListener('htmx:afterSwap', (event) => {
    if (event.detail.target === tree) {
      tree.querySelectorAll('details').forEach((branch) => { branch.open = opened.has(branch.id); });
    }
  });
  document.querySelectorAll('[data-tree]').forEach((button) => button.addEventListener('click', () => {
    tree.querySelectorAll('details').forEach((branch) => { branch.open = button.dataset.tree === 'open'; });
  }));

  const process = document.getElementById('process');
  if (!process) {
    return;
  }
  const frame = process.querySelector('.process__frame');
  const list = document.getElementById('steps');
  const failed = document.getElementById('process-failed');
  const viewer = new BpmnJS({
    container: '#canvas',
    // The wheel belongs to the page; the buttons zoom.
    zoomScroll: { enabled: false },
  });
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  let steps = new Map();
  let drawn = false;

  const pill = (step) => {
    const link = document.createElement('a');
    const number = document.createElement('b');
    link.className = 'step';
    link.href = step.link;
    number.textContent = step.count;
    link.append(`${step.label} `, number);
    return link;
  };

  const markSteps = () => {
    if (!drawn) {
      return;
    }
    overlays.remove({ type: 'reports' });
    viewer.get('elementRegistry').forEach((element) => canvas.removeMarker(element, 'has-reports'));
    for (const step of steps.values()) {
      canvas.addMarker(step.elementId, 'has-reports');
      const link = pill(step);
      // Reached by keyboard through the list above the diagram, where it stands in the same words.
      link.tabIndex = -1;
      link.setAttribute('aria-hidden', 'true');
      link.classList.add('step--on-diagram');
      overlays.add(step.elementId, 'reports', {
        position: { top: 0, left: 0 },
        html: link,
        scale: { min: 1, max: 1.4 },
        show: { minZoom: 0, maxZoom: 10 },
      });
    }
  };

  const listSteps = () => {
    const focused = document.activeElement?.closest?.('#steps a')?.dataset.element;
    list.replaceChildren(...[...steps.values()].map((step) => {
      const item = document.createElement('li');
      const link = pill(step);
      link.dataset.element = step.elementId;
      item.append(link);
      return item;
    }));
    if (steps.size === 0) {
      const item = document.createElement('li');
      item.className = 'hint';
      item.textContent = list.dataset.none;
      list.append(item);
    }
    list.querySelector(`[data-element="${focused}"]`)?.focus();
  };

  const refresh = async () => {
    const answer = await fetch(process.dataset.steps, QUIET_REQUEST);
    if (!answer.ok || answer.redirected) {
      return;
    }
    const text = await answer.text();
    if (text === refresh.last) {
      return;
    }
    refresh.last = text;
    steps = new Map(JSON.parse(text).map((step) => [step.elementId, step]));
    listSteps();
    markSteps();
  };

  // A server that is away for a moment costs one refresh, not the page.
  const refreshQuietly = () => refresh().catch(() => undefined);

  // Everything, with a margin: the numbers at the edge are wider than the elements they belong to.
  const MARGIN = { left: 60, top: 60, right: 260, bottom: 60 };
  const fit = () => {
    canvas.resized();
    const { inner } = canvas.viewbox();
    canvas.viewbox({
      x: inner.x - MARGIN.left,
      y: inner.y - MARGIN.top,
      width: inner.width + MARGIN.left + MARGIN.right,
      height: inner.height + MARGIN.top + MARGIN.bottom,
    });
  };
  const read = () => {
    const busiest = [...steps.values()].filter((step) => !step.elementId.startsWith('End_'))
      .sort((one, other) => other.count - one.count)[0];
    canvas.zoom(0.85);
    canvas.scrollToElement(busiest?.elementId ?? 'Receive_Report', { top: 160, bottom: 160, left: 300, right: 300 });
  };
  const zoomBy = (factor) => canvas.zoom(Math.min(2, Math.max(0.15, canvas.zoom() * factor)));
  const tools = {
    fit,
    read,
    in: () => zoomBy(1.3),
    out: () => zoomBy(1 / 1.3),
    full: () => (document.fullscreenElement ? document.exitFullscreen() : process.requestFullscreen()),
  };
  process.querySelectorAll('[data-zoom]').forEach((button) =>
    button.addEventListener('click', () => tools[button.dataset.zoom]()));
  document.addEventListener('fullscreenchange', fit);
  window.addEventListener('resize', fit);

  const draw = async () => {
    const model = await fetch(process.dataset.model, { credentials: 'same-origin' });
    await viewer.importXML(await model.text());
    drawn = true;
    fit();
    markSteps();
    viewer.get('eventBus').on('element.click', ({ element }) => {
      const step = steps.get(element.id) ?? steps.get(element.labelTarget?.id);
      if (step) {
        location.assign(step.link);
      }
    });
    process.classList.add('process--drawn');
  };

  refreshQuietly();
  setInterval(refreshQuietly, REFRESH);
  draw().catch(() => {
    failed.hidden = false;
    frame.hidden = true;
  });
})();
