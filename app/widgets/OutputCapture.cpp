// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/OutputCapture.h"

#include "jupyter/JsonView.h"

namespace quire::widgets {

using namespace std::chrono_literals;
using jupyter::JsonView;
using notebook::JsonValue;
using notebook::Output;

OutputCapture::OutputCapture()
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(50ms);
    connect(&m_soon, &QTimer::timeout, this, &OutputCapture::flush);
}

void OutputCapture::setTarget(const QString &model, const QByteArray &messageId)
{
    for (auto target = m_targets.begin(); target != m_targets.end();) {
        target->removeOne(model);
        target = target->isEmpty() ? m_targets.erase(target) : std::next(target);
    }
    if (!messageId.isEmpty()) {
        m_targets[messageId].append(model);
    } else if (m_touched.contains(model)) {
        flush(); // It is over; nobody waits for the last of it.
    }
}

void OutputCapture::setOutputs(const QString &model, const JsonValue &outputs)
{
    Area &area = m_areas[model];
    area = {};
    const QList<JsonValue> items = outputs.items();
    for (const JsonValue &item : items) {
        if (const Result<Output> output = Output::fromJson(item)) {
            area.outputs.append(*output);
        }
    }
    m_touched.remove(model);
}

void OutputCapture::forget(const QString &model)
{
    setTarget(model, {});
    m_areas.remove(model);
    m_touched.remove(model);
}

void OutputCapture::clear()
{
    m_targets.clear();
    m_areas.clear();
    m_touched.clear();
}

bool OutputCapture::take(const jupyter::Message &message)
{
    const auto target = m_targets.constFind(message.parentId);
    if (target == m_targets.constEnd()) {
        return false;
    }
    const QString model = target->last();
    if (message.type == "clear_output") {
        Area &area = m_areas[model];
        area.clearBeforeNext = JsonView::isTrue(JsonView::find(message.content, "wait"));
        if (!area.clearBeforeNext) {
            area.outputs.clear();
            touch(model);
        }
        return true;
    }
    const Result<Output> output = jupyter::outputOf(message);
    if (!output) {
        return false;
    }
    append(model, *output);
    return true;
}

void OutputCapture::append(const QString &model, const Output &output)
{
    Area &area = m_areas[model];
    if (std::exchange(area.clearBeforeNext, false)) {
        area.outputs.clear();
    }
    const bool joins = output.type() == Output::Type::Stream && !area.outputs.isEmpty() &&
                       area.outputs.last().type() == Output::Type::Stream &&
                       area.outputs.last().streamName() == output.streamName();
    if (joins) {
        area.outputs.last().extend(output.text());
    } else {
        area.outputs.append(output);
    }
    if (area.outputs.size() > outputLimit) {
        area.outputs.removeFirst();
    }
    touch(model);
}

void OutputCapture::touch(const QString &model)
{
    m_touched.insert(model);
    if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void OutputCapture::flush()
{
    const QSet<QString> touched = std::exchange(m_touched, {});
    for (const QString &model : touched) {
        QList<JsonValue> items;
        const QList<Output> outputs = m_areas.value(model).outputs;
        for (const Output &output : outputs) {
            items.append(output.toJson());
        }
        Q_EMIT captured(model, JsonValue::fromItems(items));
    }
}

} // namespace quire::widgets
