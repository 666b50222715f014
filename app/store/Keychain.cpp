// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Keychain.h"

#include "base/Log.h"
#include "base/Timeout.h"

#include <qt6keychain/keychain.h>

#include <memory>

namespace quire::store {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Long, because the desktop may ask the person to unlock the keychain.
constexpr auto answerLimit = 3min;
constexpr auto probeLimit = 5s;

Error errorFrom(const QKeychain::Job &job)
{
    const QString detail = u"keychain error %1: %2"_s.arg(int(job.error())).arg(job.errorString());
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {ErrorKind::NotFound, Keychain::tr("The keychain has no entry for this."), detail};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {ErrorKind::Auth, Keychain::tr("The keychain was not unlocked, so the token could not be used."),
                detail};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return {ErrorKind::Unsupported, Keychain::tr("No keychain service is running."), detail};
    default:
        return {ErrorKind::Server, Keychain::tr("The keychain reported a problem: %1").arg(job.errorString()), detail};
    }
}

/// Starts `job`; the answer is what `take` makes of it once it finished well.
template <typename T, typename Job, typename Take> Reply<T> run(QObject *context, Job *job, Take take)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, promise, take](QKeychain::Job *) {
        promise->addResult(job->error() == QKeychain::NoError ? take(*job)
                                                              : Result<T>(std::unexpected(errorFrom(*job))));
        promise->finish();
    });
    const Reply<T> reply = promise->future();
    job->start();
    return reply;
}

Result<void> nothing(const QKeychain::Job &)
{
    return {};
}

Result<void> absentIsFine(const Result<void> &removed)
{
    return !removed && removed.error().kind == ErrorKind::NotFound ? Result<void>() : removed;
}

QString silence()
{
    return Keychain::tr("The keychain did not answer. Check whether it is waiting for you to unlock it.");
}

} // namespace

Keychain::Keychain(QString service, QObject *parent) : QObject(parent), m_service(std::move(service)) {}

Reply<bool> Keychain::probe()
{
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(u"probe"_s);
    Reply<Secret> reply =
        run<Secret>(this, job, [](const QKeychain::ReadPasswordJob &) { return Result<Secret>(Secret()); });
    return withTimeout<Secret>(this, reply, probeLimit, silence()).then(this, [](const Result<Secret> &answer) {
        if (answer || answer.error().kind == ErrorKind::NotFound || answer.error().kind == ErrorKind::Auth) {
            return Result<bool>(true);
        }
        qCInfo(logStore) << "No keychain:" << answer.error().detail;
        return Result<bool>(false);
    });
}

Reply<Secret> Keychain::read(QString key)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(key);
    Reply<Secret> reply = run<Secret>(
        this, job, [](const QKeychain::ReadPasswordJob &done) { return Result<Secret>(Secret(done.textData())); });
    return withTimeout<Secret>(this, reply, answerLimit, silence());
}

Reply<void> Keychain::write(QString key, Secret secret)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(key);
    job->setTextData(secret.reveal());
    return withTimeout<void>(this, run<void>(this, job, nothing), answerLimit, silence());
}

Reply<void> Keychain::remove(QString key)
{
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    job->setKey(key);
    return withTimeout<void>(this, run<void>(this, job, nothing), answerLimit, silence()).then(this, absentIsFine);
}

} // namespace quire::store
