// SPDX-License-Identifier: GPL-3.0-or-later
// First script of an output's frame in an exported page (page.js): what output.js is in a live view, with nobody to
// talk to but the page, which it tells its height.
import {drawers, fail, run, stillFrames, watchHeight} from './drawers.js';

const isDark = document.documentElement.dataset.theme === 'dark';
const receivers = [];
let look = () => {};

stillFrames(() => true);

// Calls between browsers are the one way out that a page's policy does not close.
const shut = "for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'WebTransport']) " +
  '{ delete window[name]; }';
new Function(shut)();
new MutationObserver((changes) => {
  for (const node of changes.flatMap((change) => (change.type === 'attributes' ? [change.target] : [...change.addedNodes]))) {
    const inner = node.nodeName === 'IFRAME' ? [node] : node.querySelectorAll ? [...node.querySelectorAll('iframe')] : [];
    inner.filter((frame) => frame.srcdoc && !frame.srcdoc.startsWith('<script>' + shut))
      .forEach((frame) => { frame.srcdoc = '<script>' + shut + '</' + 'script>' + frame.srcdoc; });
  }
}).observe(document, {childList: true, subtree: true, attributes: true, attributeFilter: ['srcdoc']});

// Nothing can be looked up by name: what was loaded before is there.
function defineLibraries() {
  const there = {plotly: 'Plotly', Plotly: 'Plotly', jquery: 'jQuery', vega: 'vega', 'vega-lite': 'vegaLite',
                 'vega-embed': 'vegaEmbed', mermaid: 'mermaid'};
  for (const [name, global] of Object.entries(there)) {
    if (window[global]) {
      window.define(name, [], () => window[global]);
    }
  }
}

// Scripts and styles that are asked for by an address for which the page has something.
function answer(addresses) {
  const key = (address) => String(address).replace(/[?#].*$/, '').replace(/\.js$/, '');
  const names = new Map(Object.entries(addresses).map(([address, name]) => [key(address), name]));
  const urls = new Map();
  const urlOf = (address) => {
    const name = names.get(key(address));
    if (name && !urls.has(name)) {
      const text = document.querySelector('script[data-asset="' + name + '"]').textContent;
      urls.set(name, URL.createObjectURL(new Blob([text], {type: name.endsWith('.css') ? 'text/css' : 'text/javascript'})));
    }
    return name ? urls.get(name) : address;
  };
  for (const [type, property] of [[HTMLScriptElement, 'src'], [HTMLLinkElement, 'href']]) {
    const original = Object.getOwnPropertyDescriptor(type.prototype, property);
    Object.defineProperty(type.prototype, property, {...original, set(value) { original.set.call(this, urlOf(value)); }});
    const setAttribute = type.prototype.setAttribute;
    type.prototype.setAttribute = function (name, value) {
      setAttribute.call(this, name, name.toLowerCase() === property ? urlOf(value) : value);
    };
  }
}

window.quire = {
  answer,
  network: false,
  isDark,
  models: {},
  fail,
  run,
  wantsFiles: () => false,
  takeFiles() {},
  tellHeight() { look(); },
  onReceive(receiver) { receivers.push(receiver); },
  // Widgets ask for what was saved of them; there is no kernel for the rest.
  say(message) {
    if (message.type === 'begin') {
      receivers.forEach((receiver) => receiver([{type: 'models', models: window.quire.models, live: []}]));
    }
  },
  ready() { look = watchHeight((height) => window.parent.postMessage({quireHeight: height}, '*')); },
  show(kind, data, options) {
    Promise.resolve()
      .then(() => drawers[kind](document.getElementById('output'), data, options))
      .catch(fail)
      .finally(() => look());
  },
  configureRequire: defineLibraries,
};
