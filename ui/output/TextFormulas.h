// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/Formula.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace quire::render {
class Math;
}

namespace quire::ui {

/// The formulas of one text, by the names they have in its HTML (render::ObjectNames).
class TextFormulas : public QObject
{
    Q_OBJECT

public:
    /// `math` outlives this; without one every formula stays its source.
    explicit TextFormulas(render::Math *math, QObject *parent = nullptr);

    /// Formulas of other texts that came before on the page and define something.
    void setDefinitions(const QStringList &definitions) { m_before = definitions; }
    /// The text is another; what was asked for before and is not set yet is given up.
    void setHtml(const QString &html);
    /// The formula, set or with what is wrong with it; null while it is not there. Asked for on the first call.
    const render::Formula *find(const QString &name);
    bool isEmpty() const { return m_requests.isEmpty(); }

Q_SIGNALS:
    /// A formula of this text is there.
    void ready();

private:
    void take(const render::MathRequest &request);

    render::Math *m_math;
    QStringList m_before;
    QHash<QString, render::MathRequest> m_requests;
    QHash<QString, std::shared_ptr<const render::Formula>> m_formulas;
    std::shared_ptr<void> m_interest;
};

} // namespace quire::ui
