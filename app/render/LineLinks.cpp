// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/LineLinks.h"

#include <QRegularExpression>
#include <QUrlQuery>

namespace quire::render {

using namespace Qt::StringLiterals;

namespace {

/// How far below a frame's head its arrow is looked for: more lines than IPython shows around it.
constexpr int arrowDistance = 8;

QString place(const QString &kind, const QString &key, const QString &value, const QString &line)
{
    QUrlQuery query{{key, QString::fromLatin1(QUrl::toPercentEncoding(value))}};
    if (!line.isEmpty()) {
        query.addQueryItem(u"line"_s, line);
    }
    return u"quire-place:"_s + kind + u'?' + query.toString(QUrl::FullyEncoded);
}

/// The number after IPython's "----> ".
QString arrowLine(const FollowingLine &following)
{
    static const QRegularExpression arrow(u"^-+>\\s*(\\d+)"_s);
    for (int distance = 1; following && distance <= arrowDistance; ++distance) {
        const QRegularExpressionMatch match = arrow.match(following(distance));
        if (match.hasMatch()) {
            return match.captured(1);
        }
    }
    return {};
}

/// "Cell In[3], line 2", "Input In [3], in …", "<ipython-input-3-0ab…> in …".
void addCell(QList<LineLink> &links, const QString &line, const FollowingLine &following)
{
    static const QRegularExpression frame(
        u"(?:Cell |Input )In ?\\[(\\d+)\\](?:, line (\\d+))?|<ipython-input-(\\d+)-[0-9a-f]+>"_s);
    const QRegularExpressionMatch match = frame.match(line);
    if (match.hasMatch()) {
        const QString count = match.captured(1) + match.captured(3);
        const QString number = match.captured(2).isEmpty() ? arrowLine(following) : match.captured(2);
        links.append({match.capturedStart(), match.capturedLength(), place(u"cell"_s, u"count"_s, count, number)});
    }
}

/// "File ~/work/x.py:12, in f", "File \"/work/x.py\", line 12", "/work/x.py in f()".
void addFile(QList<LineLink> &links, const QString &line, const FollowingLine &following)
{
    static const QRegularExpression frame(
        u"File \"((?:/|~|[A-Za-z]:\\\\)[^\"]+)\", line (\\d+)|^File ((?:/|~|[A-Za-z]:\\\\).+?):(\\d+)(?=,|$)"
        u"|^((?:/|~)\\S+\\.py) in "_s);
    const QRegularExpressionMatch match = frame.match(line);
    if (!match.hasMatch()) {
        return;
    }
    const QString path = match.captured(1) + match.captured(3) + match.captured(5);
    const QString known = match.captured(2) + match.captured(4);
    const qsizetype length = match.captured(5).isEmpty() ? match.capturedLength() : path.size();
    links.append({match.capturedStart(), length,
                  place(u"file"_s, u"path"_s, path, known.isEmpty() ? arrowLine(following) : known)});
}

void addAddresses(QList<LineLink> &links, const QString &line)
{
    static const QRegularExpression address(u"\\bhttps?://[^\\s<>\"'`\\x{00a0}\\x{2026}]+"_s);
    for (const QRegularExpressionMatch &match : address.globalMatch(line)) {
        QString text = match.captured();
        // What ends a sentence or a bracket around it is not part of it.
        while (text.endsWith(u'.') || text.endsWith(u',') || text.endsWith(u';') || text.endsWith(u':') ||
               (text.endsWith(u')') && !text.contains(u'('))) {
            text.chop(1);
        }
        links.append({match.capturedStart(), text.size(), text});
    }
}

} // namespace

QList<LineLink> linksIn(const QString &line, Frames frames, const FollowingLine &following)
{
    QList<LineLink> links;
    if (frames == Frames::CellsAndFiles) {
        addCell(links, line, following);
        addFile(links, line, following);
    }
    if (line.contains("://"_L1)) {
        addAddresses(links, line);
    }
    return links;
}

} // namespace quire::render
