// SPDX-License-Identifier: GPL-3.0-or-later
// TeX to SVG without a DOM, for the script engine of app/render.
import {mathjax} from 'mathjax-full/js/mathjax.js';
import {TeX} from 'mathjax-full/js/input/tex.js';
import {SVG} from 'mathjax-full/js/output/svg.js';
import {liteAdaptor} from 'mathjax-full/js/adaptors/liteAdaptor.js';
import {RegisterHTMLHandler} from 'mathjax-full/js/handlers/html.js';
import {AllPackages} from 'mathjax-full/js/input/tex/AllPackages.js';

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const packages = AllPackages.filter(name => name !== 'bussproofs'); // it measures a page, and there is none
const page = mathjax.document('', {InputJax: new TeX({packages}), OutputJax: new SVG({fontCache: 'none'})});

globalThis.texToSvg = (tex, display) => adaptor.innerHTML(page.convert(tex, {display}));
