// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/WidgetHub.h"

#include "jupyter/JsonView.h"

#include <QRegularExpression>

namespace quire::widgets {

using namespace Qt::StringLiterals;
using jupyter::JsonView;
using jupyter::KernelSession;
using jupyter::Message;
using notebook::JsonValue;

namespace {

const QString stateKey = u"application/vnd.jupyter.widget-state+json"_s;

QByteArray encoded(const QList<QByteArray> &buffers)
{
    QByteArrayList items;
    for (const QByteArray &buffer : buffers) {
        items.append('"' + buffer.toBase64() + '"');
    }
    return '[' + items.join(',') + ']';
}

/// Message ids are made by pages; what is no id is no message.
bool isId(const QString &text)
{
    static const QRegularExpression id(u"^[0-9A-Za-z_-]{8,64}$"_s);
    return id.match(text).hasMatch();
}

} // namespace

WidgetHub::WidgetHub(QObject *parent) : QObject(parent)
{
    connect(&m_capture, &OutputCapture::captured, this, &WidgetHub::sendCaptured);
}

WidgetHub::~WidgetHub()
{
    if (m_session) {
        m_session->setOutputTap({});
    }
}

void WidgetHub::setSession(KernelSession *session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->setOutputTap({});
    }
    orphan();
    m_session = session;
    if (!session) {
        return;
    }
    connect(session, &KernelSession::commReceived, this, &WidgetHub::receive);
    connect(session, &KernelSession::strayReceived, this, &WidgetHub::receiveStray);
    connect(session, &KernelSession::restarted, this, &WidgetHub::orphan);
    connect(session, &KernelSession::died, this, &WidgetHub::orphan);
    session->setOutputTap([this](const Message &message) { return m_capture.take(message); });
    connect(session, &KernelSession::infoChanged, this, &WidgetHub::askForModels, Qt::SingleShotConnection);
    if (!session->info().language.isEmpty()) {
        askForModels();
    }
}

/// Models that the kernel has from before this program's time.
void WidgetHub::askForModels()
{
    m_control = KernelSession::newId();
    const QByteArray id = JsonView::quoted(QString::fromLatin1(m_control));
    send("comm_open", KernelSession::newId(),
         "{\"comm_id\":" + id + ",\"target_name\":\"jupyter.widget.control\",\"data\":{}}", "{\"version\":\"1.0.0\"}",
         {});
    send("comm_msg", KernelSession::newId(), "{\"comm_id\":" + id + ",\"data\":{\"method\":\"request_states\"}}", "{}",
         {});
}

bool WidgetHub::send(const QByteArray &type, const QByteArray &id, const QByteArray &content,
                     const QByteArray &metadata, const QList<QByteArray> &buffers)
{
    Message message;
    message.id = id;
    message.type = type;
    message.content = content;
    message.metadata = metadata;
    message.buffers = buffers;
    return m_session && m_session->sendComm(std::move(message));
}

void WidgetHub::orphan()
{
    m_store.orphan();
    m_capture.clear();
    m_sent.clear();
    const QList<WidgetClient *> clients = m_clients;
    for (WidgetClient *client : clients) {
        client->tell("{\"type\":\"orphaned\"}");
    }
}

void WidgetHub::loadMetadata(const JsonValue &metadata)
{
    const JsonValue saved = metadata.at({u"widgets", stateKey});
    if (saved.value(u"version_major").toInt().value_or(0) == 2) {
        m_store.addManagerState(saved.value(u"state"), false);
        Q_EMIT modelsArrived();
    }
}

JsonValue WidgetHub::withState(const JsonValue &metadata, const QStringList &roots) const
{
    QStringList known = roots;
    known.removeIf([this](const QString &id) { return !m_store.contains(id); });
    if (known.isEmpty()) {
        return metadata;
    }
    const QByteArray json = "{\"version_major\":2,\"version_minor\":0,\"state\":" +
                            m_store.managerState(m_store.closure(known)).raw().toByteArray() + '}';
    const JsonValue state = JsonValue::slice(json, 0, json.size());
    return metadata.with(u"widgets", metadata.value(u"widgets").with(stateKey, state));
}

std::unique_ptr<WidgetClient> WidgetHub::attach(const QString &root)
{
    auto client = std::make_unique<WidgetClient>(this, root);
    m_clients.append(client.get());
    return client;
}

void WidgetHub::detach(WidgetClient *client)
{
    m_clients.removeOne(client);
}

void WidgetHub::receive(const Message &message)
{
    const Result<JsonValue> content = JsonValue::parse(message.content);
    if (!content) {
        return;
    }
    const QString id = content->value(u"comm_id").toString();
    if (message.type == "comm_open") {
        receiveOpen(id, message, *content);
    } else if (message.type == "comm_msg") {
        receiveMessage(id, message, content->value(u"data"));
    } else if (message.type == "comm_close") {
        m_store.close(id);
        m_capture.forget(id);
        pass(id, "{\"type\":\"close\",\"comm\":" + JsonView::quoted(id) + '}');
    }
}

void WidgetHub::receiveOpen(const QString &id, const Message &message, const JsonValue &content)
{
    if (content.value(u"target_name").toString() != "jupyter.widget"_L1) {
        return;
    }
    m_store.open(id, content.value(u"data"), message.buffers);
    noteState(id, content.at({u"data", u"state"}));
    Q_EMIT modelsArrived();
}

void WidgetHub::receiveMessage(const QString &id, const Message &message, const JsonValue &data)
{
    const QString method = data.value(u"method").toString();
    if (id.toLatin1() == m_control) {
        if (method == "update_states"_L1) {
            receiveStates(message, data);
        }
        return;
    }
    if (method == "update"_L1 || method == "echo_update"_L1) {
        m_store.update(id, data, message.buffers);
        noteState(id, data.value(u"state"));
    }
    passUpdate(id, data, message.parentId, message.buffers, nullptr, true);
}

void WidgetHub::receiveStates(const Message &message, const JsonValue &data)
{
    QList<WidgetClient *> revived = m_clients;
    revived.removeIf([this](const WidgetClient *client) { return m_store.isLive(client->root()); });
    m_store.addManagerState(data.value(u"states"), true);
    // Here the paths begin with the model and "state".
    const QList<JsonValue> paths = data.value(u"buffer_paths").items();
    for (qsizetype index = 0; index < std::min(paths.size(), message.buffers.size()); ++index) {
        const QList<JsonValue> steps = paths.at(index).items();
        if (steps.size() > 2) {
            const QByteArray path =
                "{\"state\":{},\"buffer_paths\":[" + JsonValue::fromItems(steps.sliced(2)).raw().toByteArray() + "]}";
            m_store.update(steps.first().toString(), JsonValue::slice(path, 0, path.size()),
                           {message.buffers.at(index)});
        }
    }
    const QStringList ids = data.value(u"states").keys();
    for (const QString &id : ids) {
        noteState(id, data.at({u"states", id, u"state"}));
    }
    for (WidgetClient *client : revived) {
        if (m_store.isLive(client->root())) {
            Q_EMIT client->stale();
        }
    }
    Q_EMIT modelsArrived();
}

/// What Output widgets do is decided by two of their values.
void WidgetHub::noteState(const QString &id, const JsonValue &state)
{
    if (m_store.value(id, u"_model_name"_s).toString() != "OutputModel"_L1) {
        return;
    }
    if (state.contains(u"outputs")) {
        m_capture.setOutputs(id, state.value(u"outputs"));
    }
    if (state.contains(u"msg_id")) {
        m_capture.setTarget(id, state.value(u"msg_id").toString().toLatin1());
    }
}

void WidgetHub::sendCaptured(const QString &id, const JsonValue &outputs)
{
    m_store.setValue(id, u"outputs"_s, outputs);
    const QByteArray json =
        "{\"method\":\"update\",\"state\":{\"outputs\":" + outputs.raw().toByteArray() + "},\"buffer_paths\":[]}";
    passUpdate(id, JsonValue::slice(json, 0, json.size()), {}, {}, nullptr, true);
    send("comm_msg", KernelSession::newId(), "{\"comm_id\":" + JsonView::quoted(id) + ",\"data\":" + json + '}', "{}",
         {});
}

/// Output and the end of what pages asked for.
void WidgetHub::receiveStray(const Message &message)
{
    const auto sent = m_sent.constFind(message.parentId);
    if (sent == m_sent.constEnd()) {
        return;
    }
    const QPointer<WidgetClient> client = *sent; // NOLINT(performance-unnecessary-copy-initialization): it is erased
    if (message.type == "status") {
        if (JsonView::find(message.content, "execution_state") == R"("idle")") {
            m_sent.erase(sent);
            if (client) {
                client->tell("{\"type\":\"idle\",\"id\":\"" + message.parentId + "\"}");
            }
        }
        return;
    }
    const Result<notebook::Output> output = jupyter::outputOf(message);
    if (output && client) {
        Q_EMIT strayOutput(client->root(), *output);
    }
}

void WidgetHub::pass(const QString &id, const QByteArray &json, const WidgetClient *except)
{
    const QList<WidgetClient *> clients = m_clients;
    for (WidgetClient *client : clients) {
        if (client != except && client->knows(id)) {
            client->tell(json);
        }
    }
}

/// To every page that has the model. Where a page may answer, by a link, only the first one does, and none where
/// another page has answered already.
void WidgetHub::passUpdate(const QString &id, const JsonValue &data, const QByteArray &parent,
                           const QList<QByteArray> &buffers, const WidgetClient *except, bool fromKernel)
{
    const bool bringsModels = data.raw().indexOf("IPY_MODEL_") >= 0;
    const QByteArray json = "{\"type\":\"comm\",\"comm\":" + JsonView::quoted(id) +
                            ",\"parent\":" + JsonView::quoted(QString::fromLatin1(parent)) +
                            ",\"data\":" + data.raw().toByteArray() + ",\"buffers\":" + encoded(buffers) + ",\"mute\":";
    bool mayAnswer = fromKernel;
    const QList<WidgetClient *> clients = m_clients;
    for (WidgetClient *client : clients) {
        if (client == except || !client->knows(id)) {
            continue;
        }
        if (bringsModels) {
            client->tellModels(m_store.closure({client->root()}));
        }
        client->tell(json + (std::exchange(mayAnswer, false) ? "false}" : "true}"));
    }
}

void WidgetHub::hear(WidgetClient *client, const JsonValue &message)
{
    const QString id = message.value(u"id").toString();
    const QString comm = message.value(u"comm").toString();
    const JsonValue data = message.value(u"data");
    if (!isId(id) || !data.isObject() || !client->knows(comm) || !m_store.contains(comm)) {
        return;
    }
    QList<QByteArray> buffers;
    const QList<JsonValue> items = message.value(u"buffers").items();
    for (const JsonValue &item : items) {
        buffers.append(QByteArray::fromBase64(item.toString().toLatin1()));
    }
    if (data.value(u"method").toString() == "update"_L1) {
        m_store.update(comm, data, buffers);
        passUpdate(comm, data, {}, buffers, client, false);
    }
    if (!m_store.isLive(comm)) {
        return;
    }
    if (m_sent.size() > 10'000) { // A kernel that never answers.
        m_sent.clear();
    }
    m_sent.insert(id.toLatin1(), client);
    send("comm_msg", id.toLatin1(),
         "{\"comm_id\":" + JsonView::quoted(comm) + ",\"data\":" + data.raw().toByteArray() + '}', "{}", buffers);
}

} // namespace quire::widgets
