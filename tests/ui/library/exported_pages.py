# SPDX-License-Identifier: GPL-3.0-or-later
"""exported_pages.py FOLDER: what nbconvert itself makes of a notebook with mathematics, a plotly figure, a widget and a
diagram: as this system's packages set it up (libraries on the disk: disk-TEMPLATE.html), and as upstream does
(libraries on CDNs: cdn-TEMPLATE.html)."""
import pathlib
import sys

import nbformat.v4 as nb
import plotly.graph_objects as go
import plotly.io
from nbconvert import HTMLExporter

CDN = "https://cdnjs.cloudflare.com/ajax/libs/"


def figure():
    """As in a notebook: what loads the library, then the figure."""
    library = plotly.io.renderers["notebook_connected"]
    loading = []
    plotly.io._base_renderers.ipython_display.display_html = lambda html, raw: loading.append(html)
    library.activate()
    shown = go.Figure(go.Scatter(x=[1, 2, 3], y=[2, 1, 3]))
    return [nb.new_output("display_data", {"text/html": loading[0]}),
            nb.new_output("display_data", library.to_mimebundle(shown.to_dict()))]


def widget():
    view = {"version_major": 2, "version_minor": 0, "model_id": "slider"}
    models = {
        "layout": {"model_name": "LayoutModel", "model_module": "@jupyter-widgets/base", "model_module_version": "2.0.0", "state": {}},
        "style": {"model_name": "SliderStyleModel", "model_module": "@jupyter-widgets/controls", "model_module_version": "2.0.0", "state": {}},
        "slider": {"model_name": "IntSliderModel", "model_module": "@jupyter-widgets/controls", "model_module_version": "2.0.0",
                   "state": {"value": 42, "description": "depth", "layout": "IPY_MODEL_layout", "style": "IPY_MODEL_style"}},
    }
    state = {"version_major": 2, "version_minor": 0, "state": models}
    return nb.new_output("display_data", {"application/vnd.jupyter.widget-view+json": view, "text/plain": "IntSlider(value=42)"}), state


def notebook():
    shown, state = widget()
    cells = [
        nb.new_markdown_cell("# 梯度下降\n\nInline $e^{i\\pi} + 1 = 0$ and\n\n$$\\sum_{k=1}^n k = \\frac{n(n+1)}{2}$$"),
        nb.new_code_cell("figure", outputs=figure()),
        nb.new_code_cell("slider", outputs=[shown]),
        nb.new_markdown_cell("```mermaid\ngraph TD; Start-->Stop;\n```"),
    ]
    return nb.new_notebook(cells=cells, metadata={"widgets": {"application/vnd.jupyter.widget-state+json": state}})


def main(folder):
    made = notebook()
    upstream = {"require_js_url": CDN + "require.js/2.1.10/require.min.js", "jquery_url": CDN + "jquery/2.0.3/jquery.min.js",
                "mathjax_url": CDN + "mathjax/2.7.7/latest.js?config=TeX-AMS_CHTML-full,Safe"}
    for template in ("lab", "classic"):
        for name, options in (("disk", {}), ("cdn", upstream)):
            html, _ = HTMLExporter(template_name=template, **options).from_notebook_node(made)
            (folder / f"{name}-{template}.html").write_text(html, encoding="utf-8")


main(pathlib.Path(sys.argv[1]))
