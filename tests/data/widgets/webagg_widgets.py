# SPDX-License-Identifier: GPL-3.0-or-later
"""A stand-in for the Python half of ipympl, which Debian does not have: matplotlib's own WebAgg behind the widgets
that the npm package jupyter-matplotlib draws. Same models and messages; no pyplot, no saved picture."""

import json

from ipywidgets import DOMWidget, widget_serialization
from matplotlib.backends import backend_webagg_core as webagg
from traitlets import Any, Bool, CInt, Float, Instance, List, Unicode

ICONS = {"home": "home", "back": "arrow-left", "forward": "arrow-right", "zoom": "square-o", "pan": "arrows",
         "save_figure": "floppy-o"}
TAKEN_INTO_STATE = {"cursor": ("_cursor", "cursor"), "message": ("_message", "message"),
                    "figure_label": ("_figure_label", "label"), "image_mode": ("_image_mode", "mode")}


class Widget(DOMWidget):
    _model_module = Unicode("jupyter-matplotlib").tag(sync=True)
    _model_module_version = Unicode("^0.12").tag(sync=True)
    _view_module = Unicode("jupyter-matplotlib").tag(sync=True)
    _view_module_version = Unicode("^0.12").tag(sync=True)


class Toolbar(Widget):
    _model_name = Unicode("ToolbarModel").tag(sync=True)
    _view_name = Unicode("ToolbarView").tag(sync=True)
    toolitems = List([(name, name, icon, name) for name, icon in ICONS.items()]).tag(sync=True)
    button_style = Unicode().tag(sync=True)
    _current_action = Unicode().tag(sync=True)


class Canvas(Widget):
    _model_name = Unicode("MPLCanvasModel").tag(sync=True)
    _view_name = Unicode("MPLCanvasView").tag(sync=True)
    toolbar = Instance(Toolbar).tag(sync=True, **widget_serialization)
    toolbar_visible = Any("visible").tag(sync=True)
    toolbar_position = Unicode("left").tag(sync=True)
    header_visible = Bool(False).tag(sync=True)
    footer_visible = Bool(True).tag(sync=True)
    resizable = Bool(True).tag(sync=True)
    capture_scroll = Bool(False).tag(sync=True)
    pan_zoom_throttle = Float(33).tag(sync=True)
    _data_url = Any(None).tag(sync=True)
    _size = List([0, 0]).tag(sync=True)
    _figure_label = Unicode("Figure").tag(sync=True)
    _message = Unicode().tag(sync=True)
    _cursor = Unicode("pointer").tag(sync=True)
    _image_mode = Unicode("full").tag(sync=True)
    _rubberband_x = CInt(0).tag(sync=True)
    _rubberband_y = CInt(0).tag(sync=True)
    _rubberband_width = CInt(0).tag(sync=True)
    _rubberband_height = CInt(0).tag(sync=True)

    def __init__(self, figure):
        super().__init__(toolbar=Toolbar())
        self.manager = webagg.FigureManagerWebAgg(webagg.FigureCanvasWebAggCore(figure), 1)
        webagg.NavigationToolbar2WebAgg(self.manager.canvas)
        self.manager.add_web_socket(self)
        self.on_msg(self.receive)
        self.toolbar.on_msg(self.receive)

    def receive(self, _, content, buffers):
        if content["type"] == "initialized":
            self.manager.resize(*self.manager.canvas.figure.bbox.size)
        elif content["type"] != "closing":
            self.manager.handle_json(content)

    def send_json(self, content):
        kind = content["type"]
        if kind in TAKEN_INTO_STATE:
            name, key = TAKEN_INTO_STATE[kind]
            setattr(self, name, content[key])
            return
        if kind == "resize":
            self._size = list(content["size"])
        self.send({"data": json.dumps(content)})

    def send_binary(self, data):
        self.send({"data": '{"type": "binary"}'}, buffers=[data])
