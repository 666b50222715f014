// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/WidgetStore.h"

#include "jupyter/JsonView.h"

#include <QSet>

namespace quire::widgets {

using namespace Qt::StringLiterals;
using jupyter::JsonView;
using notebook::JsonValue;

namespace {

QString firstStep(const JsonValue &path)
{
    const QList<JsonValue> steps = path.items();
    return steps.isEmpty() ? QString() : steps.first().toString();
}

JsonValue parsed(const QByteArray &json)
{
    return JsonValue::slice(json, 0, json.size());
}

} // namespace

void WidgetStore::merge(Model &model, const JsonValue &data, const QList<QByteArray> &buffers)
{
    const JsonValue state = data.value(u"state");
    const QStringList keys = state.keys();
    for (const QString &key : keys) {
        model.state.insert(key, state.value(key));
        model.buffers.removeIf([&key](const Buffer &buffer) { return buffer.key == key; });
    }
    const QList<JsonValue> paths = data.value(u"buffer_paths").items();
    for (qsizetype index = 0; index < std::min(paths.size(), buffers.size()); ++index) {
        const QString key = firstStep(paths.at(index));
        const QByteArray path = paths.at(index).raw().toByteArray();
        model.buffers.removeIf([&](const Buffer &buffer) { return buffer.key == key && buffer.path == path; });
        model.buffers.append({key, path, buffers.at(index)});
    }
}

void WidgetStore::open(const QString &id, const JsonValue &data, const QList<QByteArray> &buffers)
{
    if (m_models.size() >= limit && !m_models.contains(id)) {
        return;
    }
    Model model;
    model.isLive = true;
    merge(model, data, buffers);
    m_models.insert(id, model);
}

void WidgetStore::update(const QString &id, const JsonValue &data, const QList<QByteArray> &buffers)
{
    const auto model = m_models.find(id);
    if (model != m_models.end()) {
        merge(*model, data, buffers);
    }
}

void WidgetStore::orphan()
{
    for (Model &model : m_models) {
        model.isLive = false;
    }
}

void WidgetStore::setValue(const QString &id, const QString &key, const JsonValue &value)
{
    const auto model = m_models.find(id);
    if (model != m_models.end()) {
        model->state.insert(key, value);
    }
}

QStringList WidgetStore::references(QByteArrayView json)
{
    constexpr QByteArrayView mark{"IPY_MODEL_"};
    QStringList found;
    for (qsizetype at = json.indexOf(mark); at >= 0; at = json.indexOf(mark, at)) {
        at += mark.size();
        qsizetype end = at;
        while (end < json.size() && json.at(end) != '"' && json.at(end) != '\\') {
            ++end;
        }
        found.append(QString::fromUtf8(json.sliced(at, end - at)));
    }
    return found;
}

QStringList WidgetStore::referencesOf(const Model &model)
{
    QStringList all;
    for (const JsonValue &value : model.state) {
        all += references(value.raw());
    }
    return all;
}

/// jslink and jsdlink: nothing refers to them, but what they refer to needs them.
bool WidgetStore::isLink(const Model &model) const
{
    return model.state.value(u"_model_name"_s).toString().endsWith("LinkModel"_L1);
}

QStringList WidgetStore::closure(const QStringList &roots) const
{
    QSet<QString> seen;
    QStringList open = roots;
    const auto follow = [&] {
        while (!open.isEmpty()) {
            const QString id = open.takeLast();
            const auto model = m_models.constFind(id);
            if (model != m_models.constEnd() && !seen.contains(id)) {
                seen.insert(id);
                open += referencesOf(*model);
            }
        }
    };
    for (qsizetype before = -1; before != seen.size();) {
        follow();
        before = seen.size();
        for (auto model = m_models.cbegin(); model != m_models.cend(); ++model) {
            if (!seen.contains(model.key()) && isLink(*model) &&
                std::ranges::any_of(referencesOf(*model), [&](const QString &id) { return seen.contains(id); })) {
                open.append(model.key());
            }
        }
        follow();
    }
    QStringList ids(seen.cbegin(), seen.cend());
    ids.sort();
    return ids;
}

QByteArray WidgetStore::written(const Model &model)
{
    QByteArray json =
        "{\"model_name\":" + JsonView::quoted(model.state.value(u"_model_name"_s).toString()) +
        ",\"model_module\":" + JsonView::quoted(model.state.value(u"_model_module"_s).toString()) +
        ",\"model_module_version\":" + JsonView::quoted(model.state.value(u"_model_module_version"_s).toString()) +
        ",\"state\":{";
    bool isFirst = true;
    for (auto value = model.state.cbegin(); value != model.state.cend(); ++value) {
        json += (std::exchange(isFirst, false) ? "" : ",") + JsonView::quoted(value.key()) + ':' +
                value->raw().toByteArray();
    }
    json += '}';
    if (!model.buffers.isEmpty()) {
        json += ",\"buffers\":[";
        for (const Buffer &buffer : model.buffers) {
            json += QByteArray(json.endsWith('[') ? "" : ",") + "{\"encoding\":\"base64\",\"path\":" + buffer.path +
                    ",\"data\":\"" + buffer.bytes.toBase64() + "\"}";
        }
        json += ']';
    }
    return json + '}';
}

JsonValue WidgetStore::managerState(const QStringList &ids) const
{
    QByteArray json = "{";
    for (const QString &id : ids) {
        const auto model = m_models.constFind(id);
        if (model != m_models.constEnd()) {
            json += QByteArray(json.size() > 1 ? "," : "") + JsonView::quoted(id) + ':' + written(*model);
        }
    }
    json += '}';
    return parsed(json);
}

void WidgetStore::mergeEncoded(Model &model, const JsonValue &buffers)
{
    const QList<JsonValue> items = buffers.items();
    for (const JsonValue &item : items) {
        const QByteArray text = item.value(u"data").toString().toLatin1();
        const bool isHex = item.value(u"encoding").toString() == "hex"_L1;
        model.buffers.append({firstStep(item.value(u"path")), item.value(u"path").raw().toByteArray(),
                              isHex ? QByteArray::fromHex(text) : QByteArray::fromBase64(text)});
    }
}

void WidgetStore::addManagerState(const JsonValue &models, bool areLive)
{
    const QStringList ids = models.keys();
    for (const QString &id : ids) {
        if (m_models.size() >= limit || (m_models.contains(id) && !areLive)) {
            continue;
        }
        const JsonValue saved = models.value(id);
        Model model;
        model.isLive = areLive;
        for (const auto &[key, name] : {std::pair(u"_model_name"_s, u"model_name"_s),
                                        {u"_model_module"_s, u"model_module"_s},
                                        {u"_model_module_version"_s, u"model_module_version"_s}}) {
            model.state.insert(key, saved.value(name));
        }
        const JsonValue state = saved.value(u"state");
        const QStringList keys = state.keys();
        for (const QString &key : keys) {
            model.state.insert(key, state.value(key));
        }
        mergeEncoded(model, saved.value(u"buffers"));
        m_models.insert(id, model);
    }
}

} // namespace quire::widgets
