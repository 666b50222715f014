// SPDX-License-Identifier: GPL-3.0-or-later
// Of an exported page: switches between light and dark, and makes the frames in which outputs run.
(() => {
  const root = document.documentElement;
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);

  const asset = (name) => document.querySelector('script[data-asset="' + CSS.escape(name) + '"]').textContent;
  const escaped = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const inScript = (value) => JSON.stringify(value).replace(/</g, '\\u003c');
  const element = (name) => (name.endsWith('.css') ? '<style>' + asset(name) + '</style>' : '<script>' + asset(name) + '</script>');

  // Libraries that the body itself asks for, in attributes of frames inside too.
  const filled = (body) => body
    .replace(/<!--quire:([\w./@-]+)-->/g, (whole, name) => element(name))
    .replace(/&lt;!--quire:([\w./@-]+)--&gt;/g, (whole, name) => escaped(element(name)));

  function models(ids) {
    const all = JSON.parse(document.getElementById('quire-widgets').textContent);
    return Object.fromEntries(ids.filter((id) => all[id]).map((id) => [id, all[id]]));
  }

  // What scripts ask for by themselves: the frame finds it by its address.
  const kept = (addresses) => [...new Set(Object.values(addresses))]
    .map((name) => '<script type="text/plain" data-asset="' + name + '">' + asset(name) + '</script>').join('') +
    '<script>quire.answer(' + inScript(addresses) + ')</script>';

  function documentOf(part) {
    return '<!doctype html><html data-theme="' + (isDark() ? 'dark' : 'light') + '"><head><meta charset="utf-8"><style>' +
      asset('look') + asset('output.css') + '</style>' + element('frame.js') +
      (part.models ? '<script>quire.models=' + inScript(models(part.models)) + '</script>' : '') +
      (part.addresses ? kept(part.addresses) : '') +
      part.styles.map(element).join('') + part.scripts.map(element).join('') +
      (part.require ? '<script>quire.configureRequire()</script>' : '') +
      '</head><body>' + filled(part.body) + '<script>quire.ready()</script></body></html>';
  }

  const frames = new Map(); // live elements by the window of their frame

  function run(live) {
    if (live.dataset.runs) {
      return;
    }
    live.dataset.runs = 'true';
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts allow-downloads');
    frame.title = live.closest('.cell') ? live.closest('.cell').id : '';
    frame.style.height = live.dataset.height + 'px';
    frame.srcdoc = documentOf(JSON.parse(live.querySelector('script[type="application/json"]').textContent));
    live.append(frame);
    frames.set(frame.contentWindow, live);
  }

  function stop(live) {
    const frame = live.querySelector('iframe');
    if (frame) {
      frames.delete(frame.contentWindow);
      frame.remove();
      live.classList.remove('shown');
      delete live.dataset.runs;
    }
  }

  window.addEventListener('message', (event) => {
    const live = frames.get(event.source);
    const height = live ? Number(event.data && event.data.quireHeight) : NaN;
    if (height >= 0 && height < 20000) {
      live.querySelector('iframe').style.height = Math.ceil(height) + 'px';
      live.classList.add('shown');
    }
  });

  const all = [...document.querySelectorAll('.live')];
  const watch = new IntersectionObserver((entries) => {
    entries.filter((entry) => entry.isIntersecting).forEach((entry) => run(entry.target));
  }, {rootMargin: '600px'});
  all.forEach((live) => watch.observe(live));

  window.addEventListener('beforeprint', () => all.forEach(run));

  function redraw() { // Charts choose their colours when they are drawn.
    all.filter((live) => live.dataset.runs).forEach((live) => { stop(live); run(live); });
  }
  system.addEventListener('change', redraw);

  const button = document.getElementById('theme');
  if (button) {
    button.hidden = false;
    button.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      redraw();
    });
  }
})();
