#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the notebooks of this folder: between them every kind of cell and output there is, as real libraries give them.

    make.py            # writes the .ipynb files beside it; needs ipykernel, pandas, matplotlib, plotly, ipywidgets, sympy
"""
import base64
import pathlib
import zlib

import nbclient
import nbformat
from nbformat.v4 import new_code_cell as code
from nbformat.v4 import new_markdown_cell as markdown
from nbformat.v4 import new_notebook, new_output
from nbformat.v4 import new_raw_cell as raw

HERE = pathlib.Path(__file__).parent


def png(colour=(40, 110, 220), size=8):
    """A PNG of one colour."""
    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
    rows = b"".join(b"\0" + bytes(colour) * size for _ in range(size))
    head = size.to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def text(data):
    return base64.b64encode(data).decode()


def tagged(cell, *tags, slide=None, **metadata):
    if tags:
        cell.metadata["tags"] = list(tags)
    if slide:
        cell.metadata["slideshow"] = {"slide_type": slide}
    cell.metadata.update(metadata)
    return cell


def save(name, cells, run=True):
    notebook = new_notebook(cells=cells, metadata={
        "kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}})
    if run:
        nbclient.NotebookClient(notebook, timeout=120, allow_errors=True).execute()
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"{name}-{number}"
        cell.metadata.pop("execution", None)
    nbformat.validate(notebook)
    nbformat.write(notebook, HERE / f"{name}.ipynb")


PROSE = r"""
# Prose of every kind

A paragraph with *emphasis*, **strong words**, `code`, ~~gone~~, a [link](https://jupyter.org/about "Jupyter"), a
[relative link](other.ipynb), a bare address https://example.org/x?a=1&b=2, an [anchor](#Tables) and 中文字符。

## Lists

1. one
2. two
   - nested
   - list

- [ ] not done
- [x] done

## Tables

| name | value | 说明 |
|:-----|------:|:----:|
| a    |   1.5 | 甲   |
| b    |  22   | 乙   |

## Code

```python
def f(x):
    return x ** 2  # squared
```

```bash
ls -l "$HOME"
```

    indented code <not a tag>

## Math

Inline $e^{i\pi} + 1 = 0$ and displayed:

$$\int_0^1 x^2\,dx = \frac{1}{3}$$

\begin{align}
a &= b + c \\
d &= e
\end{align}

$\newcommand{\R}{\mathbb{R}}$ Then $x \in \R$, and $5 or \$6 are dollars.

## Quotations

> To be quoted.
>
> > Twice.

> [!NOTE]
> An alert.

> [!WARNING]
> Another with `code`.

## Footnotes

A statement[^1] and another[^long].

[^1]: The first note.
[^long]: The second, with **markup**.

## HTML

<b>Bold</b> and <span style="color:red">red</span>, H<sub>2</sub>O, <kbd>Ctrl</kbd>.

<details><summary>More</summary>Hidden text.</details>

<table><tr><th>by hand</th></tr><tr><td>cell</td></tr></table>

---

### Lists

The last heading has the name of an earlier one.
"""


def prose():
    attached = markdown("## Attached\n\nA picture ![the attached](attachment:blue.png) in a line.", attachments={"blue.png": {"image/png": text(png())}})
    beside = markdown("A file beside it: ![beside](img/red.png), one from the network: "
                      "![far](https://example.org/far.png).\n\n![](data:image/png;base64," + text(png((0, 160, 60))) + ")")
    save("prose", [
        markdown(PROSE.strip()),
        attached,
        beside,
        tagged(raw("<p id=\"raw\"><b>Raw HTML</b></p>"), raw_mimetype="text/html"),
        tagged(raw("\\textbf{raw LaTeX}"), raw_mimetype="text/latex"),
        raw("raw without a format <b>&amp;</b>"),
        markdown(""),
        code(""),
    ], run=False)
    (HERE / "img").mkdir(exist_ok=True)
    (HERE / "img" / "red.png").write_bytes(png((200, 30, 30)))


def outputs():
    save("outputs", [
        markdown("# Outputs of every kind\n\nEach as a real kernel gives it."),
        code("print('plain text')\nprint('second line <tag> & more')"),
        code("import sys\nprint('to stderr', file=sys.stderr)"),
        code("print('\\x1b[31mred\\x1b[0m \\x1b[1;32mbold green\\x1b[0m \\x1b[44mon blue\\x1b[0m "
             "\\x1b[38;5;208morange\\x1b[0m \\x1b[38;2;120;40;200mviolet\\x1b[0m \\x1b[4munder\\x1b[0m')"),
        code("for i in range(3):\n    print(f'\\rprogress {i}', end='')\nprint('\\nsee https://example.org/docs')"),
        code("[1, 'two', {'three': 3}]"),
        code("def outer():\n    return inner()\n\ndef inner():\n    raise ValueError('wrong <value>')\n\nouter()"),
        code("import pandas as pd\nframe = pd.DataFrame({'name': ['a', 'b', 'c'], 'value': [1.5, 2.25, -3]})\nframe"),
        code("frame.style.map(lambda v: 'background-color: gold' if v > 2 else '', subset=['value'])"),
        code("%matplotlib inline\nimport matplotlib.pyplot as plt\nfig, ax = plt.subplots(figsize=(3, 2))\n"
             "ax.plot([1, 2, 4])\nax.set_title('a plot')\nplt.show()"),
        code("from IPython.display import SVG\n"
             "SVG('<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"30\"><title>a drawing</title>"
             "<rect width=\"60\" height=\"30\" fill=\"teal\"/><text x=\"8\" y=\"20\" fill=\"white\">svg</text></svg>')"),
        code("from IPython.display import Image\nimport base64\n"
             f"Image(base64.b64decode('{text(png((200, 120, 0)))}'), width=40)"),
        code("import io\nfrom PIL import Image as Picture\nstream = io.BytesIO()\n"
             "Picture.new('RGB', (10, 10), 'navy').save(stream, 'JPEG')\nImage(stream.getvalue())"),
        code("stream = io.BytesIO()\nPicture.new('P', (10, 10), 3).save(stream, 'GIF')\n"
             "Image(stream.getvalue(), format='gif')"),
        code("from IPython.display import Markdown\nMarkdown('### From code\\n\\n*emphasis* and $x^2$')"),
        code("from IPython.display import Latex\nLatex(r'Energy: $E = mc^2$ and \\[\\sum_{i=1}^n i\\]')"),
        code("import sympy\nx = sympy.symbols('x')\nsympy.init_printing()\nsympy.Integral(sympy.sqrt(1 / x), x)"),
        code("from IPython.display import JSON\nJSON({'name': 'tree', 'list': [1, 2.5, None, True], 'deep': {'a': {'b': 'c'}}})"),
        code("from IPython.display import HTML\nHTML('<h3>From HTML</h3><p>with <em>emphasis</em> and "
             "<a href=\"https://example.org\">a link</a></p>')"),
        code("from IPython.display import display\ndisplay('first', 'second')\n'result'"),
        code("frame.describe()"),
        tagged(code("print('hidden input')"), "hide-input"),
        tagged(code("print('hidden output')"), "hide-output"),
        tagged(code("print('no input')"), "remove-input"),
        tagged(code("print('removed')"), "remove-cell"),
        code("%%bash\necho from bash"),
        code("x = 1  # no output"),
    ])


def active():
    save("active", [
        markdown("# Outputs that run"),
        code("import plotly.graph_objects as go\n"
             "from IPython.display import display\n"
             "figure = go.Figure(go.Bar(x=['a', 'b', 'c'], y=[1, 3, 2]), layout={'title': 'bars', 'height': 320, 'template': None})\n"
             "display({'application/vnd.plotly.v1+json': figure.to_plotly_json(), 'text/plain': 'a bar chart'}, raw=True)"),
        code("display({'application/vnd.vegalite.v5+json': {'data': {'values': [{'a': 'A', 'b': 28}, {'a': 'B', 'b': 55}]},"
             " 'mark': 'bar', 'encoding': {'x': {'field': 'a', 'type': 'nominal'}, 'y': {'field': 'b', 'type': 'quantitative'}}},"
             " 'text/plain': 'a vega chart'}, raw=True)"),
        code("import ipywidgets as widgets\n"
             "widgets.VBox([widgets.IntSlider(value=7, max=10, description='count'), widgets.Button(description='press', icon='check')])"),
        code("from IPython.display import Javascript\nJavascript(\"element.textContent = 'written by script ' + (6 * 7)\")"),
        code("from IPython.display import HTML\nHTML('<div id=\"here\">before</div><script>"
             "document.getElementById(\"here\").textContent = \"after script\"</script>')"),
        code("display({'text/vnd.mermaid': 'graph TD; A[Start]-->B[End]', 'text/plain': 'a graph'}, raw=True)"),
        markdown("## A diagram\n\n```mermaid\ngraph LR\n  One --> Two\n```"),
        code("HTML('<iframe src=\"https://example.org/embedded\" width=\"300\" height=\"80\"></iframe>')"),
        code("HTML('<script src=\"https://cdn.plot.ly/plotly-2.35.2.min.js\"></script><div id=\"p\" style=\"height:200px\"></div>"
             "<script>Plotly.newPlot(\"p\", [{y: [1, 2, 3]}])</script>')"),
        # As folium writes maps: a whole document in a frame, its libraries on CDNs.
        code("import html\nHTML('<div style=\"width:100%\"><iframe srcdoc=\"' + html.escape('<!DOCTYPE html><html><head>"
             "<script src=\"https://cdn.jsdelivr.net/npm/leaflet@1.9.3/dist/leaflet.js\"></script>"
             "<link rel=\"stylesheet\" href=\"https://cdn.jsdelivr.net/npm/leaflet@1.9.3/dist/leaflet.css\"/></head><body>"
             "<div id=\"map\" style=\"height:150px\"></div><script>const map = L.map(\"map\").setView([46.9, 7.4], 9);"
             "L.marker([46.9, 7.4]).addTo(map);</script></body></html>') + '\" style=\"width:100%;height:160px;border:none\"></iframe></div>')"),
        # As older plotly and altair write charts: by require.js, and by scripts that load scripts.
        code("HTML('<div id=\"r\" style=\"height:200px\"></div><script>require([\"plotly\"], function (Plotly) {"
             " Plotly.newPlot(\"r\", [{y: [3, 1, 2]}]); });</script>')"),
        code("HTML('<div id=\"v\"></div><script>function load(src) { return new Promise((done, failed) => {"
             " const s = document.createElement(\"script\"); s.src = src; s.onload = done; s.onerror = failed; document.head.appendChild(s); }); }\\n"
             "load(\"https://cdn.jsdelivr.net/npm/vega@5\").then(() => load(\"https://cdn.jsdelivr.net/npm/vega-lite@5.20.1\"))"
             ".then(() => load(\"https://cdn.jsdelivr.net/npm/vega-embed@6\")).then(() => vegaEmbed(\"#v\", {data: {values: [{a: 1}]},"
             " mark: \"point\", encoding: {x: {field: \"a\", type: \"quantitative\"}}}));</script>')"),
    ])


def slides():
    save("slides", [
        tagged(markdown("# First slide"), slide="slide"),
        tagged(markdown("Below it"), slide="fragment"),
        tagged(markdown("Only the speaker reads this"), slide="notes"),
        tagged(markdown("## Under the first"), slide="subslide"),
        tagged(code("print('code on a slide')"), slide="-"),
        tagged(markdown("# Second slide with $x^2$"), slide="slide"),
        tagged(code("6 * 7"), slide="fragment"),
        tagged(markdown("Left out"), slide="skip"),
        markdown("Goes on without a type"),
    ])


def odd():
    """What no kernel gives, but files hold."""
    display = lambda data, **metadata: new_output("display_data", data=data, metadata=metadata)
    pdf = json_pdf()
    cell = code("odd()")
    cell.outputs = [
        display({"application/pdf": pdf, "text/plain": "a page"}),
        display({"application/vnd.unknown+json": {"a": 1}}),
        display({"application/x-unknown": "AAAA", "text/plain": "unknown, as text"}),
        display({}),
        display({"image/png": "this is no picture", "text/plain": "a broken picture"}),
        display({"image/svg+xml": "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"}),
        display({"text/html": "<p onclick=\"alert(1)\">clicked</p><script>document.title = 'hacked'</script>",
                 "text/plain": "hostile"}),
        display({"text/html": "<b>unclosed <table><tr><td>cell"}),
        display({"text/latex": "\\frac{1"}),
        display({"application/vnd.jupyter.widget-view+json": {"model_id": "gone", "version_major": 2, "version_minor": 0},
                 "text/plain": "IntSlider(value=3)"}),
        new_output("error", ename="Error", evalue="no traceback", traceback=[]),
        new_output("stream", name="stdout", text="\x1b[31mnever closed\n\x00control\x07"),
    ]
    cell.execution_count = 3
    save("odd", [
        markdown("# Odd & <hostile>\n\n<script>document.title = 'hacked'</script><img src=x onerror=\"document.title='hacked'\">\n\n"
                 "[bad](javascript:document.title='hacked') </section></main></body>"),
        cell,
        tagged(raw("<script>document.title = 'hacked'</script>"), raw_mimetype="text/html"),
        markdown("After all that. ![missing](attachment:none.png)\n\n$$\\frac{1$$"),
    ], run=False)


def json_pdf():
    return text(b"%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
                b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 50]>>endobj\ntrailer<</Root 1 0 R>>")


if __name__ == "__main__":
    prose()
    outputs()
    active()
    slides()
    odd()
