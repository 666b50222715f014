// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/AttachmentEdits.h"

#include "notebook/Document.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::notebook {

namespace {

QString freeName(const JsonValue &attachments, const QString &wanted)
{
    const qsizetype dot = wanted.lastIndexOf(u'.');
    const QString stem = dot > 0 ? wanted.first(dot) : wanted;
    const QString ending = dot > 0 ? wanted.sliced(dot) : QString();
    QString name = wanted;
    for (int number = 1; attachments.contains(name); ++number) {
        name = u"%1-%2%3"_s.arg(stem).arg(number).arg(ending);
    }
    return name;
}

JsonValue bundleOf(const NewAttachment &picture)
{
    return JsonValue::emptyObject().with(picture.mimeType,
                                         JsonValue::fromString(QString::fromLatin1(picture.bytes.toBase64())));
}

QString encoded(const QString &name)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(name));
}

/// What may stand between the brackets of a link.
QString label(const QString &name)
{
    QString text = name;
    return text.remove(u'[').remove(u']').remove(u'\n').remove(u'`');
}

} // namespace

void AttachmentEdits::insert(Document &document, const CellId &id, qsizetype position,
                             const QList<NewAttachment> &pictures, const QString &text)
{
    const int index = document.indexOf(id);
    if (index < 0 || (pictures.isEmpty() && text.isEmpty())) {
        return;
    }
    const Cell &cell = document.cell(index);
    JsonValue attachments = cell.attachments();
    QStringList lines;
    for (const NewAttachment &picture : pictures) {
        const QString name = freeName(attachments, picture.name);
        attachments = attachments.with(name, bundleOf(picture));
        lines.append(u"![%1](attachment:%2)"_s.arg(label(name), encoded(name)));
    }
    if (!text.isEmpty()) {
        lines.append(text);
    }
    QString source = cell.source();
    const bool atEnd = position < 0 || position > source.size();
    const QString gap =
        atEnd && !source.trimmed().isEmpty() ? (source.endsWith(u'\n') ? u"\n"_s : u"\n\n"_s) : QString();
    source.insert(atEnd ? source.size() : position, gap + lines.join(u'\n'));
    document.m_history.endBurst();
    document.perform(
        {AttachmentsChange{id, cell.attachments(), attachments}, TextChange::between(id, cell.source(), source)});
    document.m_history.endBurst();
}

JsonValue AttachmentEdits::used(const JsonValue &attachments, const QString &source)
{
    JsonValue kept = attachments;
    const QStringList names = attachments.keys();
    for (const QString &name : names) {
        // Named as it is, or as an address writes it; JupyterLab leaves more characters as they are than Qt.
        const QString asUrl = QString::fromLatin1(QUrl::toPercentEncoding(name, "!*'();:@&=+$,/?"));
        const bool isNamed =
            std::ranges::any_of(std::initializer_list{name, encoded(name), asUrl},
                                [&](const QString &n) { return source.contains("attachment:"_L1 + n); });
        if (!isNamed) {
            kept = kept.without(name);
        }
    }
    return kept;
}

void AttachmentEdits::removeUnused(Document &document, const CellId &id)
{
    const int index = document.indexOf(id);
    if (index < 0 || document.cell(index).attachments().keys().isEmpty()) {
        return;
    }
    const Cell &cell = document.cell(index);
    const JsonValue kept = used(cell.attachments(), cell.source());
    if (kept != cell.attachments()) {
        AttachmentsChange change{id, cell.attachments(), kept};
        if (document.m_history.amend(id, change)) {
            document.apply(change, true);
            Q_EMIT document.historyChanged();
            document.updateModified();
        } else {
            document.perform({change});
        }
    }
}

} // namespace quire::notebook
