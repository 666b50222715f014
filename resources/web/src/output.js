// SPDX-License-Identifier: GPL-3.0-or-later
// First script of every live output: tells its height, draws what is data, and keeps frames off the network.
import {takeFiles, wantsFiles} from './files.js';

const post = window.fetch.bind(window);
const sayTo = location.pathname + '/say';
const network = document.documentElement.dataset.network === 'on';
const isDark = document.documentElement.dataset.theme === 'dark';
const batchLimit = 4 << 20;
let queue = [];
let isBusy = false;
const receivers = [];

function flush() {
  if (isBusy || queue.length === 0) {
    return;
  }
  isBusy = true;
  let size = 0;
  let count = 0;
  do {
    size += queue[count++].length;
  } while (count < queue.length && size + queue[count].length < batchLimit);
  const batch = queue.splice(0, count);
  post(sayTo, {method: 'POST', body: '[' + batch.join(',') + ']'})
    .catch(() => {})
    .finally(() => {
      isBusy = false;
      flush();
    });
}

function say(message) {
  queue.push(JSON.stringify(message));
  Promise.resolve().then(flush);
}

let lastHeight = -1;
function tellHeight() {
  const output = document.getElementById('output');
  if (!output) {
    return;
  }
  const height = Math.ceil(Math.max(output.scrollHeight, output.getBoundingClientRect().height));
  if (height !== lastHeight) {
    lastHeight = height;
    say({type: 'size', height});
  }
}

function watchHeight() {
  const observer = new ResizeObserver(() => requestAnimationFrame(tellHeight));
  const output = document.getElementById('output');
  if (output) {
    observer.observe(output);
    new MutationObserver(() => requestAnimationFrame(tellHeight))
      .observe(output, {childList: true, subtree: true, attributes: true});
  }
  tellHeight();
  setTimeout(() => { lastHeight = -1; tellHeight(); }, 400);
}

// A page of the web in a frame: without the network, an address to open elsewhere.
function stillFrame(frame) {
  const source = frame.getAttribute('src') || '';
  if (network || !/^\s*(https?:)?\/\//i.test(source)) {
    return;
  }
  const card = document.createElement('a');
  card.className = 'quire-link-card';
  card.href = new URL(source, 'https://localhost').href;
  card.textContent = card.href;
  frame.replaceWith(card);
}

new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) {
      if (node.nodeName === 'IFRAME') {
        stillFrame(node);
      } else if (node.querySelectorAll) {
        node.querySelectorAll('iframe').forEach(stillFrame);
      }
    }
  }
}).observe(document, {childList: true, subtree: true});

function fail(error) {
  const output = document.getElementById('output');
  const note = document.createElement('pre');
  note.className = 'quire-error';
  note.textContent = String((error && error.message) || error);
  output.append(note);
}

const drawers = {
  async plotly(output, figure) {
    const layout = figure.layout || {};
    output.style.height = (layout.height || 450) + 'px';
    await Plotly.newPlot(output, figure.data || [], layout, Object.assign({responsive: true}, figure.config, {
      showSendToCloud: false, showEditInChartStudio: false}));
    if (figure.frames) {
      await Plotly.addFrames(output, figure.frames);
    }
  },
  async vega(output, spec, options) {
    const dark = {theme: 'dark', config: {background: 'transparent'}};
    await vegaEmbed(output, spec, Object.assign(isDark ? dark : {}, options, {
      actions: {export: true, source: false, compiled: false, editor: false}}));
    if (!output.querySelector('.chart-wrapper.fit-x')) { // Its menu stands at its right.
      output.style.width = 'fit-content';
    }
  },
  async mermaid(output, text) {
    mermaid.initialize({startOnLoad: false, theme: isDark ? 'dark' : 'default', securityLevel: 'strict'});
    output.innerHTML = (await mermaid.render('quire-mermaid', text)).svg;
  },
};

window.quire = {
  network,
  isDark,
  say,
  tellHeight,
  fail,
  wantsFiles,
  takeFiles,
  onReceive(receiver) { receivers.push(receiver); },
  receive(message) { receivers.forEach((receiver) => receiver(message)); },
  ready() { watchHeight(); },
  show(kind, data, options) {
    Promise.resolve()
      .then(() => drawers[kind](document.getElementById('output'), data, options))
      .catch(fail)
      .finally(tellHeight);
  },
  // A script as Jupyter runs it: with the output's element at hand.
  run(code) {
    try {
      new Function('element', code)(document.getElementById('output'));
    } catch (error) {
      fail(error);
    }
  },
  configureRequire() {
    requirejs.config({baseUrl: '/web/', paths: {
      plotly: 'plotly.min', Plotly: 'plotly.min', jquery: 'jquery.min', vega: 'vega.min', 'vega-lite': 'vega-lite.min',
      'vega-embed': 'vega-embed.min', mermaid: 'mermaid.min'}});
  },
};
