// The resumable upload of all features, on tus-js-client. <div data-upload="/uploads" data-purpose="…" data-largest="…"
// data-csrf-header="…" data-csrf="…"> holds a file field, a list [data-uploads] with what was begun and not finished, and
// a status line. Each file that is taken fires "upload:done" on the box. Without a script the field travels in its form.
(() => {
  'use strict';

  const PIECE = 16 * 1024 * 1024;
  const AT_ONCE = 3;
  const RETRIES = [0, 1000, 3000, 5000, 10000, 20000, 30000, 60000];

  const megabytes = (bytes) => (bytes / 1048576).toFixed(1);
  const duration = (seconds) => {
    if (seconds < 60) {
      return `${Math.max(1, Math.round(seconds))} 秒`;
    }
    return seconds < 3600 ? `${Math.round(seconds / 60)} 分钟` : `${(seconds / 3600).toFixed(1)} 小时`;
  };
  const element = (name, className, text = '') => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };
  const button = (text, label, act) => {
    const made = element('button', 'button button--small', text);
    made.type = 'button';
    made.setAttribute('aria-label', label);
    made.addEventListener('click', act);
    return made;
  };
  // By which a file is known again, on this device or another; as long as the server keeps of it.
  const fingerprint = (file) => `${file.size}|${file.lastModified}|${file.name}`.slice(0, 255);

  const reason = (error) => {
    const answer = error.originalResponse;
    if (!answer) {
      return '网络中断，未能继续；已传的部分保留着，请检查网络后点“继续”。';
    }
    const refused = answer.getHeader('Upload-Refused');
    if (refused) {
      return decodeURIComponent(refused);
    }
    const away = answer.getUnderlyingObject()?.responseURL?.includes('/login');
    if (away || [401, 403].includes(answer.getStatus())) {
      return '登录已失效。请重新登录，再选择同一个文件，会从断点继续。';
    }
    return `服务器没有收下（${answer.getStatus()}），请稍后点“继续”。`;
  };

  const equip = (box) => {
    const input = box.querySelector('input[type=file]');
    const list = box.querySelector('[data-uploads]');
    const status = box.querySelector('[data-upload-status]');
    const { upload: endpoint, purpose, csrfHeader, csrf } = box.dataset;
    const largest = Number(box.dataset.largest);
    const headers = { [csrfHeader]: csrf };
    const halves = new Map();
    const active = new Set();
    let waiting = [];

    box.querySelectorAll('[data-without-script]').forEach((part) => { part.hidden = true; });
    box.querySelectorAll('[data-with-script]').forEach((part) => { part.hidden = false; });

    const say = (text) => { status.textContent = text; };

    const line = (name, size) => {
      const item = element('li', 'upload__file');
      const facts = element('p', 'hint upload__facts');
      const bar = document.createElement('progress');
      const actions = element('div', 'upload__actions');
      bar.max = size;
      bar.value = 0;
      bar.setAttribute('aria-label', `${name} 的上传进度`);
      item.append(element('p', 'upload__name', name), facts, bar, actions);
      return { item, facts, bar, actions };
    };

    const next = () => {
      while (active.size < AT_ONCE && waiting.length > 0) {
        waiting.shift().begin();
      }
    };

    const take = (file) => {
      const mark = fingerprint(file);
      const half = halves.get(mark);
      const shown = line(file.name, file.size);
      if (half) {
        half.item.replaceWith(shown.item);
        halves.delete(mark);
      } else {
        list.append(shown.item);
      }
      const dismiss = button('知道了', `不再显示 ${file.name}`, () => shown.item.remove());
      const wrong = (text, ...actions) => {
        shown.item.classList.add('upload__file--wrong');
        shown.facts.textContent = text;
        shown.actions.replaceChildren(...actions);
        say(text);
      };
      if (file.size > largest) {
        shown.bar.remove();
        wrong(`文件“${file.name}”有 ${megabytes(file.size)} MB，超过 ${largest / 1048576} MB 的上限。`, dismiss);
        return;
      }

      let samples = [];
      const progress = (sent) => {
        const now = performance.now();
        samples = [...samples.filter(([at]) => now - at < 5000), [now, sent]];
        const [[from, before]] = samples;
        const speed = now > from ? ((sent - before) * 1000) / (now - from) : 0;
        shown.bar.value = sent;
        shown.facts.textContent = [
          `${megabytes(sent)} / ${megabytes(file.size)} MB（${Math.floor((sent * 100) / file.size)}%）`,
          speed > 0 ? `${megabytes(speed)} MB/秒` : '',
          speed > 0 && sent < file.size ? `还剩 ${duration((file.size - sent) / speed)}` : '',
          sent === file.size ? '正在核对…' : '',
        ].filter(Boolean).join(' · ');
      };

      const job = {};
      const over = () => {
        active.delete(job);
        waiting = waiting.filter((other) => other !== job);
        next();
      };
      const upload = new tus.Upload(file, {
        endpoint,
        uploadUrl: half ? `${endpoint}/${half.id}` : null,
        headers,
        chunkSize: PIECE,
        retryDelays: RETRIES,
        storeFingerprintForResuming: false,
        metadata: { filename: file.name, purpose, fingerprint: mark },
        onProgress: progress,
        // What cannot get better by itself is said at once.
        onShouldRetry: (error) => {
          const code = error.originalResponse ? error.originalResponse.getStatus() : 0;
          return code === 0 || code === 409 || code === 423 || code >= 500;
        },
        onSuccess: () => {
          over();
          shown.item.remove();
          say(`${file.name} 已上传`);
          box.dispatchEvent(new CustomEvent('upload:done', { bubbles: true }));
        },
        onError: (error) => {
          over();
          const code = error.originalResponse?.getStatus() ?? 0;
          const final = [404, 410, 413, 422, 429].includes(code);
          if (final) {
            shown.bar.remove();
          }
          wrong(reason(error), ...(final ? [dismiss] : [resume, cancel]));
        },
      });
      const pause = button('暂停', `暂停上传 ${file.name}`, async () => {
        await upload.abort();
        over();
        shown.item.classList.add('upload__file--paused');
        shown.facts.textContent = `已暂停 · ${megabytes(shown.bar.value)} / ${megabytes(file.size)} MB`;
        shown.actions.replaceChildren(resume, cancel);
        resume.focus();
      });
      const resume = button('继续', `继续上传 ${file.name}`, () => {
        shown.item.classList.remove('upload__file--paused', 'upload__file--wrong');
        shown.facts.textContent = '正在排队…';
        waiting.push(job);
        next();
      });
      const cancel = button('取消', `取消上传 ${file.name}`, async () => {
        try {
          await upload.abort(Boolean(upload.url || half));
        } catch {
          // What is left of it is swept by the server.
        }
        over();
        shown.item.remove();
        say(`${file.name} 已取消`);
      });
      job.begin = () => {
        active.add(job);
        samples = [];
        shown.actions.replaceChildren(pause, cancel);
        upload.start();
      };
      shown.facts.textContent = '正在排队…';
      shown.actions.replaceChildren(cancel);
      waiting.push(job);
    };

    // What an earlier visit began: to go on, the browser needs the file once more.
    for (const item of [...list.querySelectorAll('[data-half]')]) {
      const { half: id, fingerprint: mark, name, received, size, until } = item.dataset;
      const shown = line(name, Number(size));
      shown.item.classList.add('upload__file--half');
      shown.bar.value = Number(received);
      shown.facts.textContent = `未传完：${megabytes(received)} / ${megabytes(size)} MB。重新选择这个文件即可继续，保留到 ${until}。`;
      shown.actions.append(button('取消', `取消未传完的 ${name}`, async () => {
        await fetch(`${endpoint}/${id}`, { method: 'DELETE', headers: { ...headers, 'Tus-Resumable': '1.0.0' } });
        halves.delete(mark);
        shown.item.remove();
      }));
      item.replaceWith(shown.item);
      halves.set(mark, { id, item: shown.item });
    }

    const takeAll = (files) => {
      [...files].slice(0, input.multiple ? files.length : 1).forEach(take);
      next();
    };
    input.addEventListener('change', () => {
      takeAll(input.files);
      // They travel by themselves, not once more with the form.
      input.value = '';
    });
    const over = (event, on) => {
      event.preventDefault();
      box.classList.toggle('upload--over', on);
    };
    box.addEventListener('dragover', (event) => over(event, true));
    box.addEventListener('dragleave', (event) => over(event, false));
    box.addEventListener('drop', (event) => {
      over(event, false);
      takeAll(event.dataTransfer.files);
    });
    window.addEventListener('beforeunload', (event) => {
      if (active.size > 0) {
        event.preventDefault();
      }
    });
  };

  if (window.tus?.isSupported) {
    document.querySelectorAll('[data-upload]').forEach(equip);
  }
})();
