// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/Names.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::sync {

namespace {

constexpr qsizetype longestName = 255;

/// Cuts between code points.
QByteArray shortened(QByteArray name, qsizetype most)
{
    if (name.size() <= most) {
        return name;
    }
    qsizetype end = std::max<qsizetype>(most, 0);
    while (end > 0 && (static_cast<unsigned char>(name.at(end)) & 0xc0) == 0x80) {
        --end;
    }
    return name.left(end);
}

struct NameParts
{
    QByteArray stem;
    QByteArray suffix; ///< With its dot.
};

NameParts partsOf(const QByteArray &name)
{
    const qsizetype dot = name.lastIndexOf('.');
    const bool hasSuffix = dot > 0 && name.size() - dot <= 16;
    return hasSuffix ? NameParts{name.left(dot), name.mid(dot)} : NameParts{name, {}};
}

/// Without the words an earlier conflict put there.
QByteArray firstStem(const QByteArray &stem)
{
    const qsizetype words = stem.lastIndexOf(" (conflict ");
    return words > 0 && stem.endsWith(')') ? stem.left(words) : stem;
}

QByteArray safeHost(const QString &host)
{
    static const QRegularExpression unsafe(u"[^\\p{L}\\p{N}._-]+"_s);
    QString name = host.left(40);
    return shortened(name.replace(unsafe, u"-"_s).toUtf8(), 60);
}

} // namespace

QByteArray foldedName(const QByteArray &name, const SideTraits &traits)
{
    if (!traits.foldsCase && !traits.foldsNormalisation) {
        return name;
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder.decode(name);
    if (decoder.hasError()) {
        return name;
    }
    if (traits.foldsCase) {
        text = text.toCaseFolded();
    }
    return (traits.foldsNormalisation ? text.normalized(QString::NormalizationForm_C) : text).toUtf8();
}

bool canHold(const TreePath &path, const SideTraits &traits)
{
    if (path.bytes().size() > traits.maxPath) {
        return false;
    }
    const QByteArray name = path.name();
    if (name.size() > traits.maxName || (!traits.leadingDot && name.startsWith('.'))) {
        return false;
    }
    return (!traits.utf8Only || name.isValidUtf8()) &&
           std::ranges::none_of(name, [&](char byte) { return traits.forbidden.contains(byte); });
}

bool pointsOutside(const TreePath &path, const QByteArray &linkText)
{
    if (linkText.isEmpty() || linkText.startsWith('/')) {
        return true;
    }
    int depth = path.depth() - 1;
    for (const QByteArray &part : linkText.split('/')) {
        depth += part == ".." ? -1 : part.isEmpty() || part == "." ? 0 : 1;
        if (depth < 0) {
            return true;
        }
    }
    return false;
}

TreePath conflictPath(const TreePath &path, const Policy &policy, const std::function<bool(const TreePath &)> &isTaken)
{
    const auto [stem, suffix] = partsOf(path.name());
    const QByteArray when = policy.now.toString(u"yyyy-MM-dd HHmmss"_s).toUtf8();
    const QByteArray host = safeHost(policy.host);
    for (int number = 1;; ++number) {
        const QByteArray words = " (conflict" + (host.isEmpty() ? QByteArray() : ' ' + host) + ' ' + when +
                                 (number > 1 ? ' ' + QByteArray::number(number) : QByteArray()) + ')' + suffix;
        const TreePath copy = path.parent().child(shortened(firstStem(stem), longestName - words.size()) + words);
        if (!isTaken(copy)) {
            return copy;
        }
    }
}

TreePath temporaryPath(const TreePath &path, const std::function<bool(const TreePath &)> &isTaken)
{
    const auto [stem, suffix] = partsOf(path.name());
    for (int number = 1;; ++number) {
        const QByteArray words = " (moving " + QByteArray::number(number) + ')' + suffix;
        const TreePath name = path.parent().child(shortened(stem, longestName - words.size()) + words);
        if (!isTaken(name)) {
            return name;
        }
    }
}

bool isTemporary(const TreePath &path)
{
    static const QRegularExpression mark(u" \\(moving [0-9]+\\)$"_s);
    const QByteArray stem = partsOf(path.name()).stem;
    return stem.endsWith(')') && mark.match(QString::fromLatin1(stem)).hasMatch();
}

} // namespace quire::sync
