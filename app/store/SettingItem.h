// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/SettingCodec.h"

#include <QObject>

namespace quire::store {

/// What all items share: a name in the file and a signal.
class SettingItemBase : public QObject
{
    Q_OBJECT

public:
    explicit SettingItemBase(QString key, QObject *parent) : QObject(parent), m_key(std::move(key)) {}

    const QString &key() const { return m_key; }
    /// Invalid while the item has its default: the key is then not in the file.
    const QVariant &stored() const { return m_stored; }

Q_SIGNALS:
    void changed();

protected:
    friend class Settings;
    void setStored(QVariant stored);
    virtual void load(const QVariant &stored) = 0;

private:
    QString m_key;
    QVariant m_stored;
};

/// One setting: a typed value with a default. A value in the file that makes no sense counts as the default.
template <typename T> class SettingItem final : public SettingItemBase
{
public:
    SettingItem(QString key, T fallback, QObject *parent)
        : SettingItemBase(std::move(key), parent), m_fallback(std::move(fallback)), m_value(m_fallback)
    {
    }

    const T &value() const { return m_value; }
    const T &defaultValue() const { return m_fallback; }

    void set(const T &value)
    {
        if (value == m_value) {
            return;
        }
        m_value = value;
        setStored(value == m_fallback ? QVariant() : SettingCodec<T>::encode(value));
    }

    void reset() { set(m_fallback); }

private:
    void load(const QVariant &stored) override
    {
        m_value = stored.isValid() ? SettingCodec<T>::decode(stored).value_or(m_fallback) : m_fallback;
    }

    T m_fallback;
    T m_value;
};

} // namespace quire::store
