// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AgentCopy.h"

#include "base/Coroutine.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace quire::models {

using files::AgentAnswer;
using files::encoded;
using files::Expectation;
using sync::TreePath;

namespace {

constexpr int deepest = 100;

} // namespace

Reply<void> AgentCopy::run(TreePath from, TreePath to)
{
    const Result<std::optional<sync::Entry>> entry = co_await m_root->stat(from, false);
    if (!entry) {
        co_return Failure(entry.error());
    }
    if (!*entry) {
        co_return Failure(files::agentError(u"missing"_s, 0, {}));
    }
    const Result<std::optional<sync::Entry>> there = co_await m_root->stat(to, false);
    if (!there) {
        co_return Failure(there.error());
    }
    if (*there) {
        co_return Failure(files::agentError(u"conflict"_s, 0, {}));
    }
    co_return co_await one(from, to, **entry);
}

Reply<void> AgentCopy::one(TreePath from, TreePath to, sync::Entry entry)
{
    switch (entry.content.kind) {
    case sync::Kind::File:
        co_return co_await file(from, to);
    case sync::Kind::Folder:
        co_return co_await folder(from, to);
    case sync::Kind::Symlink: {
        const Result<sync::Entry> made = co_await m_root->makeSymlink(to, entry.content.digest, {});
        co_return made.transform([](const sync::Entry &) {});
    }
    default:
        co_return Failure(files::agentError(u"special"_s, 0, {}));
    }
}

/// In pieces of a few seconds each.
Reply<void> AgentCopy::file(TreePath from, TreePath to)
{
    const QString ticket = u"copy-"_s + QUuid::createUuid().toString(QUuid::Id128);
    QJsonObject question{{u"from"_s, encoded(from.bytes())}, {u"to"_s, encoded(to.bytes())}, {u"ticket"_s, ticket}};
    qint64 offset = 0;
    while (true) {
        question.insert("offset"_L1, offset);
        const Result<AgentAnswer> answer = co_await m_root->ask(u"copy"_s, question);
        if (!answer) {
            co_return Failure(answer.error());
        }
        if (answer->value.value("whole"_L1).toBool()) {
            co_return Result<void>();
        }
        const qint64 next = answer->value.value("offset"_L1).toInteger();
        if (next <= offset) {
            co_return Failure(files::agentError(u"invalid"_s, 0, {}));
        }
        offset = next;
        question.insert("state"_L1, answer->value.value("state"_L1));
    }
}

Reply<void> AgentCopy::folder(TreePath from, TreePath to)
{
    if (from.depth() > deepest) {
        co_return failure(ErrorKind::Unsupported,
                          tr("“%1” lies too deep to be copied.").arg(QString::fromUtf8(from.name())));
    }
    const Result<sync::Tree> below = co_await m_root->list(from);
    if (!below) {
        co_return Failure(below.error());
    }
    const Result<sync::Entry> made = co_await m_root->makeFolder(to);
    if (!made) {
        co_return Failure(made.error());
    }
    for (const auto &[path, entry] : below->entries()) {
        const Result<void> copied = co_await one(path, to.child(path.name()), entry);
        if (!copied) {
            co_return copied;
        }
    }
    if (!below->isComplete()) {
        co_return failure(ErrorKind::File, tr("Not all of “%1” could be read.").arg(QString::fromUtf8(from.name())));
    }
    co_return Result<void>();
}

Reply<void> AgentCopy::remove(std::shared_ptr<files::AgentRoot> root, TreePath path)
{
    const Result<AgentAnswer> done =
        co_await root->ask(u"remove"_s, {{u"path"_s, encoded(path.bytes())},
                                         {u"expected"_s, encoded(Expectation{Expectation::Kind::Anything})},
                                         {u"recursive"_s, true},
                                         {u"final"_s, true}});
    if (!done) {
        co_return Failure(done.error());
    }
    co_return Result<void>();
}

} // namespace quire::models
