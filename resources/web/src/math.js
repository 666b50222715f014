// SPDX-License-Identifier: GPL-3.0-or-later
// TeX to SVG without a DOM, for the script engine of app/render.
import {mathjax} from 'mathjax-full/js/mathjax.js';
import {TeX} from 'mathjax-full/js/input/tex.js';
import {SVG} from 'mathjax-full/js/output/svg.js';
import {liteAdaptor} from 'mathjax-full/js/adaptors/liteAdaptor.js';
import {RegisterHTMLHandler} from 'mathjax-full/js/handlers/html.js';
import {AllPackages} from 'mathjax-full/js/input/tex/AllPackages.js';

// Each node of a formula has attributes, which MathJax lays over those inherited and those of its kind by a chain of
// three new prototypes: the dearest thing to make for the engine of app/render. The same by looking in one after the
// other takes a third of the time.
const attributesModule = require('mathjax-full/js/core/MmlTree/Attributes.js');
const defaultsByKind = new Map();
const has = (object, name) => Object.prototype.hasOwnProperty.call(object, name);

class PlainAttributes extends attributesModule.Attributes {
    get(name) {
        const value = has(this.attributes, name) ? this.attributes[name] : this.getInherited(name);
        return value === attributesModule.INHERIT ? this.global[name] : value;
    }
    getInherited(name) {
        return has(this.inherited, name) ? this.inherited[name] : this.defaults[name];
    }
}

attributesModule.Attributes = function (defaults, global) {
    if (!defaultsByKind.has(defaults)) {
        defaultsByKind.set(defaults, Object.assign(Object.create(global), defaults));
    }
    this.global = global;
    this.defaults = defaultsByKind.get(defaults);
    this.inherited = {};
    this.attributes = {};
};
attributesModule.Attributes.prototype = PlainAttributes.prototype;

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
// bussproofs measures a page, and there is none. noerrors hides what is wrong, which we want to tell.
const packages = AllPackages.filter(name => name !== 'bussproofs' && name !== 'noerrors');
// Everything \require could ask for is here already.
const macros = {require: ['', 1]};

const keptPages = 4;
const pages = new Map();

// A page knows the macros and labels of what was typeset on it before; one for each list of them.
function pageAfter(definitions) {
    const key = JSON.stringify(definitions);
    let page = pages.get(key);
    pages.delete(key);
    if (!page) {
        page = mathjax.document('', {InputJax: new TeX({packages, macros}), OutputJax: new SVG({fontCache: 'none'})});
        definitions.forEach(definition => page.convert(definition, {display: true}));
    }
    pages.set(key, page);
    if (pages.size > keptPages) {
        pages.delete(pages.keys().next().value);
    }
    return page;
}

const number = text => parseFloat(text) || 0;
const drawing = (box, content) => '<svg xmlns="http://www.w3.org/2000/svg" viewBox="' + box.join(' ') + '">' +
    '<g stroke="currentColor" fill="currentColor" stroke-width="0">' + content + '</g></svg>';

// With equation numbers MathJax leaves the width to the page: a table in the middle, labels at the right edge. They
// become two drawings, to be placed by whoever knows the width.
function parts(svg, whole) {
    const tables = adaptor.tags(svg, 'svg').filter(each => adaptor.getAttribute(each, 'viewBox') && each !== svg);
    if (adaptor.getAttribute(svg, 'viewBox') || tables.length < 2) {
        return {svg: whole, tag: ''};
    }
    const [body, labels] = tables.map(each => {
        const [x, y, , height] = adaptor.getAttribute(each, 'viewBox').split(' ').map(number);
        const isBody = adaptor.getAttribute(each, 'data-table');
        return drawing([0, y, isBody ? 2 * x + 1 : x + 1, height], adaptor.innerHTML(each));
    });
    return {svg: body, tag: labels};
}

// {svg, tag, error}: drawings in thousandths of an em with the baseline at 0, or what is wrong with the TeX.
// `definitions`: TeX that came before on the page and may define macros and labels.
globalThis.texToSvg = (tex, display, definitions) => {
    const page = pageAfter(definitions);
    if (/\\(new|renew|provide|def|let|gdef|Declare|label)/.test(tex)) {
        pages.delete(JSON.stringify(definitions)); // it is not the same page afterwards
    }
    const svg = adaptor.firstChild(page.convert(tex, {display}));
    const whole = adaptor.outerHTML(svg);
    const wrong = /data-mjx-error="([^"]*)"/.exec(whole);
    return wrong ? {svg: '', tag: '', error: wrong[1]} : Object.assign(parts(svg, whole), {error: ''});
};
