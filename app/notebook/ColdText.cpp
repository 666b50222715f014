// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/ColdText.h"

#include <QMutex>
#include <QThreadPool>

namespace quire::notebook {

namespace {

/// The fastest: a kernel that prints without end must not keep a processor busy here.
constexpr int packingLevel = 1;

} // namespace

struct ColdText::Store
{
    void pack()
    {
        const QByteArray packed = qCompress(read(), packingLevel);
        const QMutexLocker lock(&mutex);
        bytes = packed;
        isPacked = true;
    }
    QByteArray read()
    {
        QMutexLocker lock(&mutex);
        const QByteArray held = bytes;
        const bool wasPacked = isPacked;
        lock.unlock();
        return wasPacked ? qUncompress(held) : held;
    }

    QMutex mutex;
    QByteArray bytes; ///< UTF-8.
    bool isPacked = false;
};

ColdText::ColdText(QStringView text) : m_store(std::make_shared<Store>())
{
    m_store->bytes = text.toUtf8();
    // What is gone before its turn is not worth packing.
    QThreadPool::globalInstance()->start([store = std::weak_ptr(m_store)] {
        if (const auto held = store.lock()) {
            held->pack();
        }
    });
}

QString ColdText::toString() const
{
    return QString::fromUtf8(m_store->read());
}

} // namespace quire::notebook
