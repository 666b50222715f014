// SPDX-License-Identifier: GPL-3.0-or-later
// Of exported slides: starts reveal.js, and shows the speaker's notes in a window of their own.
(() => {
  const words = document.querySelector('.reveal').dataset;
  const deck = new Reveal(document.querySelector('.reveal'), {
    width: 1120, height: 700, margin: 0.05, center: false, hash: true, slideNumber: 'c/t', transition: 'none',
    navigationMode: 'default', postMessage: false, postMessageEvents: false, showNotes: false, pdfSeparateFragments: false,
  });
  let speaker = null;
  const began = Date.now();

  const textOf = (slide) => [...slide.querySelectorAll('aside.notes')].map((notes) => notes.innerHTML).join('');
  const titleOf = (slide) => {
    const heading = slide && slide.querySelector('h1, h2, h3, h4, h5, h6, p, pre');
    return heading ? heading.textContent.trim().slice(0, 120) : '';
  };

  function tell() {
    if (!speaker || speaker.closed) {
      return;
    }
    const put = (id, text) => { speaker.document.getElementById(id).textContent = text; };
    const slides = deck.getSlides();
    const at = slides.indexOf(deck.getCurrentSlide());
    speaker.document.getElementById('notes').innerHTML = textOf(deck.getCurrentSlide());
    put('now', titleOf(deck.getCurrentSlide()));
    put('next', titleOf(slides[at + 1]));
    put('count', (at + 1) + ' / ' + slides.length);
  }

  function tick() {
    if (speaker && !speaker.closed) {
      const seconds = Math.floor((Date.now() - began) / 1000);
      speaker.document.getElementById('time').textContent =
        new Date().toLocaleTimeString() + ' · ' + Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0');
    }
  }

  function openSpeaker() {
    speaker = window.open('', 'quire-speaker', 'width=900,height=600');
    if (!speaker) { // Not allowed: under the slide instead.
      deck.configure({showNotes: !deck.getConfig().showNotes});
      return;
    }
    speaker.document.title = words.notes;
    speaker.document.body.innerHTML = '<p><b id="count"></b> <span id="time"></span></p><h2 id="now"></h2>' +
      '<div id="notes"></div><hr><p>' + words.next + ' <b id="next"></b></p>';
    speaker.document.body.style.cssText = 'font:20px/1.5 system-ui,sans-serif;margin:24px;color-scheme:light dark';
    speaker.addEventListener('keydown', (event) => {
      const steps = {ArrowRight: 'next', ArrowLeft: 'prev', ArrowDown: 'down', ArrowUp: 'up', PageDown: 'next', PageUp: 'prev', ' ': 'next'};
      if (steps[event.key]) {
        event.preventDefault();
        deck[steps[event.key]]();
      }
    });
    tell();
    tick();
  }

  deck.initialize().then(() => {
    deck.addKeyBinding({keyCode: 83, key: 'S', description: words.notes}, openSpeaker);
    ['slidechanged', 'fragmentshown', 'fragmenthidden'].forEach((change) => deck.on(change, tell));
    setInterval(tick, 1000);
  });
  window.deck = deck;
})();
