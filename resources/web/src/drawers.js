// SPDX-License-Identifier: GPL-3.0-or-later
// What outputs are drawn with, in live views and in exported pages.
const isDark = () => document.documentElement.dataset.theme === 'dark';

export const drawers = {
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
    await vegaEmbed(output, spec, Object.assign(isDark() ? dark : {}, options, {
      actions: {export: true, source: false, compiled: false, editor: false}}));
    if (!output.querySelector('.chart-wrapper.fit-x')) { // Its menu stands at its right.
      output.style.width = 'fit-content';
    }
  },
  async mermaid(output, text) {
    mermaid.initialize({startOnLoad: false, theme: isDark() ? 'dark' : 'default', securityLevel: 'strict'});
    output.innerHTML = (await mermaid.render('quire-mermaid', text)).svg;
  },
};

export function fail(error) {
  const output = document.getElementById('output');
  const note = document.createElement('pre');
  note.className = 'quire-error';
  note.textContent = String((error && error.message) || error);
  output.append(note);
}

// A script as Jupyter runs it: with the output's element at hand.
export function run(code) {
  try {
    new Function('element', code)(document.getElementById('output'));
  } catch (error) {
    fail(error);
  }
}

// Calls `tell` with the output's height whenever it changes.
export function watchHeight(tell) {
  let lastHeight = -1;
  const look = () => {
    const output = document.getElementById('output');
    const height = output ? Math.ceil(Math.max(output.scrollHeight, output.getBoundingClientRect().height)) : lastHeight;
    if (height !== lastHeight) {
      lastHeight = height;
      tell(height);
    }
  };
  const output = document.getElementById('output');
  if (output) {
    new ResizeObserver(() => requestAnimationFrame(look)).observe(output);
    new MutationObserver(() => requestAnimationFrame(look))
      .observe(output, {childList: true, subtree: true, attributes: true});
  }
  look();
  setTimeout(() => { lastHeight = -1; look(); }, 400);
  return look;
}

// Frames of pages of the web give way to an address to open elsewhere, where `isOff` says so.
export function stillFrames(isOff) {
  const still = (frame) => {
    const source = frame.getAttribute('src') || '';
    if (!isOff() || !/^\s*(https?:)?\/\//i.test(source)) {
      return;
    }
    const card = document.createElement('a');
    card.className = 'quire-link-card';
    card.href = new URL(source, 'https://localhost').href;
    card.textContent = card.href;
    frame.replaceWith(card);
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) {
        if (node.nodeName === 'IFRAME') {
          still(node);
        } else if (node.querySelectorAll) {
          node.querySelectorAll('iframe').forEach(still);
        }
      }
    }
  }).observe(document, {childList: true, subtree: true});
}
