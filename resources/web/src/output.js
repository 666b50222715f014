// SPDX-License-Identifier: GPL-3.0-or-later
// First script of every live output: tells its height, draws what is data, and keeps frames off the network.
import {drawers, fail, run, stillFrames, watchHeight} from './drawers.js';
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

let tellHeight = () => {};

stillFrames(() => !network);

window.quire = {
  network,
  isDark,
  say,
  tellHeight() { tellHeight(); },
  fail,
  run,
  wantsFiles,
  takeFiles,
  onReceive(receiver) { receivers.push(receiver); },
  receive(message) { receivers.forEach((receiver) => receiver(message)); },
  ready() { tellHeight = watchHeight((height) => say({type: 'size', height})); },
  show(kind, data, options) {
    Promise.resolve()
      .then(() => drawers[kind](document.getElementById('output'), data, options))
      .catch(fail)
      .finally(() => tellHeight());
  },
  configureRequire() {
    requirejs.config({baseUrl: '/web/', paths: {
      plotly: 'plotly.min', Plotly: 'plotly.min', jquery: 'jquery.min', vega: 'vega.min', 'vega-lite': 'vega-lite.min',
      'vega-embed': 'vega-embed.min', mermaid: 'mermaid.min'}});
  },
};
