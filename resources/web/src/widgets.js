// SPDX-License-Identifier: GPL-3.0-or-later
// ipywidgets in a live output: html-manager with comms that end in Quire's WidgetHub.
import {HTMLManager} from '@jupyter-widgets/html-manager/lib/htmlmanager';
import {put_buffers} from '@jupyter-widgets/base';
import '@lumino/widgets/style/index.css';
import * as matplotlib from 'jupyter-matplotlib'; // After it: its toolbar is to lie on the figure.

const sent = new Map(); // callbacks by message id
let isMuted = false;

function decode(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new DataView(bytes.buffer);
}

function encode(buffer) {
  const view = ArrayBuffer.isView(buffer)
    ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength) : new Uint8Array(buffer);
  let text = '';
  for (let at = 0; at < view.length; at += 0x8000) {
    text += String.fromCharCode(...view.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

function idle(callbacks) {
  const status = callbacks && callbacks.iopub && callbacks.iopub.status;
  if (status) {
    status({content: {execution_state: 'idle'}});
  }
}

class Comm {
  constructor(id, isLive) {
    this.comm_id = id;
    this.target_name = 'jupyter.widget';
    this.isLive = isLive;
    this.mutes = [];
  }

  open() { return ''; }

  send(data, callbacks, metadata, buffers) {
    const id = crypto.randomUUID();
    if (isMuted) {
      Promise.resolve().then(() => idle(callbacks));
      return id;
    }
    if (this.isLive) {
      sent.set(id, callbacks);
    } else {
      Promise.resolve().then(() => idle(callbacks));
    }
    quire.say({type: 'comm', id, comm: this.comm_id, data, buffers: (buffers || []).map(encode)});
    return id;
  }

  close() { return ''; }
  on_msg(callback) { this.handle = callback; }
  on_close(callback) { this.closed = callback; }
}

class Manager extends HTMLManager {
  constructor() {
    super({loader: load});
    this.comms = new Map();
  }

  // All at once and before anything is awaited: they refer to each other.
  addModels(models, live) {
    const isLive = new Set(live);
    const made = Object.entries(models).filter(([id]) => !this.has_model(id)).map(([id, model]) => {
      const buffers = model.buffers || [];
      put_buffers(model.state, buffers.map((buffer) => buffer.path), buffers.map((buffer) => decode(buffer.data)));
      const comm = new Comm(id, isLive.has(id));
      this.comms.set(id, comm);
      return this.new_model({
        model_id: id, comm, model_name: model.model_name, model_module: model.model_module,
        model_module_version: model.model_module_version,
      }, model.state).then((instance) => this.followMutes(instance, comm));
    });
    return Promise.all(made);
  }

  // While an update is applied that another page answers for, links may move widgets here but tell nobody.
  followMutes(model, comm) {
    const original = model.set_state.bind(model);
    model.set_state = (state) => {
      const before = isMuted;
      isMuted = comm.mutes.shift() || before;
      try {
        return original(state);
      } finally {
        isMuted = before;
      }
    };
    return model;
  }

  async deliver(message) {
    const comm = this.comms.get(message.comm);
    if (!comm || !this.has_model(message.comm)) {
      return;
    }
    await this.get_model(message.comm);
    if (comm.handle) {
      if (message.data.method !== 'custom') {
        comm.mutes.push(message.mute);
      }
      comm.handle({content: {comm_id: message.comm, data: message.data}, parent_header: {msg_id: message.parent},
                   buffers: message.buffers.map(decode), metadata: {}});
    }
  }
}

// Packages beside ipywidgets' own; of whatever version the kernel speaks.
const bundled = {'jupyter-matplotlib': matplotlib};

function load(name, version) {
  return bundled[name] ? Promise.resolve(bundled[name]) : loadFromNetwork(name, version);
}

// Widgets of other packages come from where JupyterLab's own viewer takes them, if the notebook has the network.
function loadFromNetwork(name, version) {
  const url = `https://cdn.jsdelivr.net/npm/${name}@${version.replace(/^\^/, '')}/dist/index`;
  if (!quire.network) {
    const attempt = document.createElement('script'); // Refused, whereupon the person is asked.
    attempt.src = url + '.js';
    document.head.append(attempt);
    return Promise.reject(new Error(`${name} ${version} is not part of Quire and would come from the network`));
  }
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/web/require.min.js';
    script.onload = () => {
      window.define('@jupyter-widgets/base', [], () => require('@jupyter-widgets/base'));
      window.define('@jupyter-widgets/controls', [], () => require('@jupyter-widgets/controls'));
      window.requirejs.config({paths: {[name]: url}});
      window.requirejs([name], resolve, reject);
    };
    script.onerror = reject;
    document.head.append(script);
  });
}

window.quireWidgets = {
  show(root, orphanedText) {
    const manager = new Manager();
    const output = document.getElementById('output');
    let isShown = false;
    let chain = Promise.resolve();
    const handlers = {
      async models(message) {
        await manager.addModels(message.models, message.live);
        if (!isShown && manager.has_model(root)) {
          isShown = true;
          const model = await manager.get_model(root);
          await manager.display_view(manager.create_view(model), output);
          requestAnimationFrame(quire.tellHeight);
        }
      },
      comm(message) { return manager.deliver(message); },
      async close(message) {
        const comm = manager.comms.get(message.comm);
        if (comm && comm.closed) {
          comm.closed({content: {comm_id: message.comm}});
        }
      },
      async idle(message) {
        const callbacks = sent.get(message.id);
        sent.delete(message.id);
        idle(callbacks);
      },
      async orphaned() {
        manager.comms.forEach((comm) => { comm.isLive = false; });
        sent.forEach(idle);
        sent.clear();
        if (!document.querySelector('.quire-orphaned')) {
          const note = document.createElement('div');
          note.className = 'quire-orphaned';
          note.textContent = orphanedText;
          output.append(note);
          output.classList.add('quire-lifeless');
        }
      },
    };
    quire.onReceive((messages) => {
      for (const message of messages) {
        chain = chain.then(() => handlers[message.type] && handlers[message.type](message)).catch(quire.fail);
      }
    });
    window.quireWidgets.manager = manager;
    quire.say({type: 'begin'});
  },
};
