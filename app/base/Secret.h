// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDebug>
#include <QString>

namespace quire {

/// A token or password. Has no conversion to text and prints as dots, so that it cannot slip into a log or a URL;
/// whoever really sends it calls reveal().
class Secret
{
public:
    Secret() = default;
    explicit Secret(QString value) : m_value(std::move(value)) {}

    bool isEmpty() const { return m_value.isEmpty(); }
    const QString &reveal() const { return m_value; }
    bool operator==(const Secret &) const = default;

private:
    QString m_value;
};

inline QDebug operator<<(QDebug debug, const Secret &secret)
{
    return debug << (secret.isEmpty() ? "Secret()" : "Secret(•••)");
}

} // namespace quire
