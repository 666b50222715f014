// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncScript.h"

#include <array>

using namespace Qt::StringLiterals;

namespace quire::testing {

using sync::Direction;
using sync::Side;
using sync::TreePath;

namespace {

constexpr std::array verbs{"put", "save", "mkdir", "remove", "move", "swap", "chmod", "link", "restore"};
constexpr std::array idNames{"none", "reused", "certain"};
constexpr std::array directions{"twoway", "up", "down"};

template <typename Enum, typename Names> Enum valueOf(const Names &names, const QString &word)
{
    for (std::size_t at = 0; at < names.size(); ++at) {
        if (word == QLatin1StringView(names[at])) {
            return static_cast<Enum>(at);
        }
    }
    qFatal("no such word in a script: %s", qPrintable(word));
}

template <typename Enum, typename Names> QString nameOf(const Names &names, Enum value)
{
    return QString::fromLatin1(names[std::size_t(value)]);
}

QString written(const TreePath &path)
{
    QString text = path.isRoot() ? u"/"_s : QString();
    for (const char byte : path.bytes()) {
        const auto code = static_cast<unsigned char>(byte);
        const bool isPlain = code > ' ' && code < 0x7f && !QByteArrayView("\\;,:=").contains(byte);
        text += isPlain ? QString(QLatin1Char(byte)) : u"\\x%1"_s.arg(code, 2, 16, QLatin1Char('0'));
    }
    return text;
}

Side sideOf(const QString &word)
{
    return word == "L"_L1 ? Side::Local : Side::Remote;
}

QString letterOf(Side side)
{
    return side == Side::Local ? u"L"_s : u"R"_s;
}

Edit parseEdit(const QStringList &words)
{
    return {sideOf(words.at(0)), valueOf<Verb>(verbs, words.at(1)), pathOf(words.at(2).toUtf8()),
            words.size() > 3 ? pathOf(words.at(3).toUtf8()) : TreePath()};
}

QString written(const Edit &edit, QChar between)
{
    QStringList words{letterOf(edit.side), nameOf(verbs, edit.verb), written(edit.path)};
    if (edit.verb == Verb::Move || edit.verb == Verb::Swap) {
        words << written(edit.target);
    }
    return words.join(between);
}

Step parseSync(const QStringList &words)
{
    Step step;
    for (const QString &word : words.mid(1)) {
        const QString value = word.section(u'=', 1);
        if (word.startsWith("crash="_L1)) {
            step.crashAt = value.toInt();
        } else if (word.startsWith("shuffle="_L1)) {
            step.shuffle = value.toUInt();
        } else if (word.startsWith("blind="_L1)) {
            step.blind.emplace_back(sideOf(value.section(u',', 0, 0)), pathOf(value.section(u',', 1).toUtf8()));
        } else if (word == "amnesia"_L1) {
            step.losesBase = true;
        } else {
            step.races.emplace_back(word.section(u':', 0, 0).toInt(), parseEdit(word.section(u':', 1).split(u',')));
        }
    }
    return step;
}

QString written(const Step &step)
{
    if (step.edit) {
        return written(*step.edit, u' ');
    }
    QString text = u"sync"_s;
    text += step.crashAt >= 0 ? u" crash=%1"_s.arg(step.crashAt) : QString();
    text += step.losesBase ? u" amnesia"_s : QString();
    text += step.shuffle > 0 ? u" shuffle=%1"_s.arg(step.shuffle) : QString();
    for (const auto &[side, path] : step.blind) {
        text += u" blind=%1,%2"_s.arg(letterOf(side), written(path));
    }
    for (const auto &[edge, edit] : step.races) {
        text += u" %1:%2"_s.arg(edge).arg(written(edit, u','));
    }
    return text;
}

} // namespace

TreePath pathOf(const QByteArray &text)
{
    QByteArray bytes;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.mid(at, 2) == "\\x") {
            bytes += QByteArray::fromHex(text.mid(at + 2, 2));
            at += 3;
        } else {
            bytes += text.at(at);
        }
    }
    return bytes == "/" ? TreePath() : TreePath::fromBytes(bytes).value();
}

Script Script::parse(const QString &text)
{
    Script script;
    for (const QString &part : text.split(u';', Qt::SkipEmptyParts)) {
        const QStringList words = part.simplified().split(u' ', Qt::SkipEmptyParts);
        const QString first = words.value(0);
        if (first.startsWith("ids="_L1)) {
            script.ids = valueOf<Ids>(idNames, first.mid(4));
        } else if (first.startsWith("mirror="_L1)) {
            script.direction = valueOf<Direction>(directions, first.mid(7));
        } else if (first == "folds"_L1) {
            script.localFolds = true;
        } else if (first == "plain"_L1) {
            script.remoteIsPlain = true;
        } else if (first == "lazy"_L1) {
            script.isLazy = true;
        } else if (first == "sync"_L1) {
            script.steps.push_back(parseSync(words));
        } else if (!first.isEmpty()) {
            script.steps.push_back({.edit = parseEdit(words)});
        }
    }
    return script;
}

QString Script::toString() const
{
    QStringList parts{u"ids="_s + nameOf(idNames, ids)};
    if (direction != Direction::TwoWay) {
        parts << u"mirror="_s + nameOf(directions, direction);
    }
    parts << (localFolds ? u"folds"_s : QString()) << (remoteIsPlain ? u"plain"_s : QString())
          << (isLazy ? u"lazy"_s : QString());
    parts.removeAll(QString());
    for (const Step &step : steps) {
        parts << written(step);
    }
    return parts.join("; "_L1);
}

sync::Policy Script::policy() const
{
    sync::Policy policy{
        .direction = direction, .host = u"anna"_s, .now = QDateTime(QDate(2026, 11, 21), QTime(22, 30))};
    policy.local.foldsCase = policy.local.foldsNormalisation = localFolds;
    policy.remote.utf8Only = remoteIsPlain;
    policy.remote.leadingDot = policy.remote.symlinks = !remoteIsPlain;
    return policy;
}

} // namespace quire::testing
