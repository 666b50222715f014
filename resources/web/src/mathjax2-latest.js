// SPDX-License-Identifier: GPL-3.0-or-later
// What latest.js of MathJax 2 does, without asking the network which version is the latest.
(() => {
  const own = document.currentScript;
  const script = document.createElement('script');
  script.src = own.src.replace(/latest\.js/, 'MathJax.js');
  own.after(script);
})();
