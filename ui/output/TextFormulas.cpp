// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/TextFormulas.h"

#include "render/Math.h"
#include "render/ObjectNames.h"

namespace quire::ui {

using namespace Qt::StringLiterals;

TextFormulas::TextFormulas(render::Math *math, QObject *parent) : QObject(parent), m_math(math) {}

void TextFormulas::setHtml(const QString &html)
{
    m_formulas.clear();
    m_interest = std::make_shared<int>(0);
    m_requests = render::ObjectNames::formulasIn(html, m_before);
    if (m_math && !m_requests.isEmpty()) {
        connect(m_math, &render::Math::ready, this, &TextFormulas::take, Qt::UniqueConnection);
    }
}

const render::Formula *TextFormulas::find(const QString &name)
{
    if (const auto known = m_formulas.constFind(name); known != m_formulas.constEnd()) {
        return known->get();
    }
    const auto request = m_requests.constFind(name);
    if (request == m_requests.constEnd() || !m_math) {
        return nullptr;
    }
    // Null is remembered too: the answer comes by itself.
    const auto formula = m_math->find(*request, m_interest);
    m_formulas.insert(name, formula);
    return formula.get();
}

void TextFormulas::take(const render::MathRequest &request)
{
    bool isOurs = false;
    for (auto waiting = m_formulas.begin(); waiting != m_formulas.end(); ++waiting) {
        if (!waiting.value() && m_requests.value(waiting.key()) == request) {
            waiting.value() = m_math->find(request, m_interest);
            isOurs = true;
        }
    }
    if (isOurs) {
        Q_EMIT ready();
    }
}

} // namespace quire::ui
