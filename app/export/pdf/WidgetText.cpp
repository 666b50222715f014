// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf/WidgetText.h"

#include <QTextDocumentFragment>

using namespace Qt::StringLiterals;

namespace quire::exporting::WidgetText {

using notebook::JsonValue;

namespace {

constexpr int deepest = 20;
constexpr int mostLines = 500;
const auto reference = "IPY_MODEL_"_L1;

/// Of a value that stands for itself.
QString wordsOf(const JsonValue &value)
{
    switch (value.type()) {
    case JsonValue::Type::String:
        return value.toString();
    case JsonValue::Type::Number:
    case JsonValue::Type::Bool:
        return QString::fromUtf8(value.raw());
    case JsonValue::Type::Array: {
        QStringList words;
        const QList<JsonValue> items = value.items();
        for (const JsonValue &item : items.first(std::min<qsizetype>(items.size(), 20))) {
            words.append(wordsOf(item));
        }
        return words.join(u", "_s);
    }
    default:
        return {};
    }
}

/// Goes down from a model to those it contains.
class Walk
{
public:
    explicit Walk(const JsonValue &models) : m_models(models) {}

    void visit(const QString &model, int depth)
    {
        const JsonValue state = m_models.at({model, u"state"});
        if (depth > deepest || m_lines.size() >= mostLines || !state.isObject()) {
            return;
        }
        const QList<JsonValue> children = state.value(u"children").items();
        for (const JsonValue &child : children) {
            if (const QString name = child.toString(); name.startsWith(reference)) {
                visit(name.sliced(reference.size()), depth + 1);
            }
        }
        if (children.isEmpty()) {
            addLine(state);
        }
    }
    QStringList lines() const { return m_lines; }

private:
    void addLine(const JsonValue &state)
    {
        const auto plain = [](const QString &text) { return QTextDocumentFragment::fromHtml(text).toPlainText(); };
        const QString description = plain(state.value(u"description").toString()).trimmed();
        QString value = wordsOf(state.value(u"value")).trimmed();
        if (value.isEmpty()) {
            const auto index = state.value(u"index").toInt();
            const QList<JsonValue> labels = state.value(u"_options_labels").items();
            value = index && *index >= 0 && *index < labels.size() ? labels.at(*index).toString() : QString();
        }
        const bool isHtml = state.value(u"_view_name").toString().startsWith("HTML"_L1);
        QString line = isHtml ? plain(value) : value;
        if (!description.isEmpty()) {
            line = line.isEmpty() ? description
                                  : (description.endsWith(u':') ? u"%1 %2"_s : u"%1: %2"_s).arg(description, line);
        }
        if (!line.trimmed().isEmpty()) {
            m_lines.append(line);
        }
    }

    const JsonValue &m_models;
    QStringList m_lines;
};

} // namespace

QString of(const JsonValue &notebookMetadata, const notebook::MimeBundle &view)
{
    const JsonValue models = notebookMetadata.at({u"widgets", u"application/vnd.jupyter.widget-state+json", u"state"});
    Walk walk(models);
    walk.visit(view.toJson().at({u"application/vnd.jupyter.widget-view+json", u"model_id"}).toString(), 0);
    return walk.lines().join(u'\n');
}

} // namespace quire::exporting::WidgetText
