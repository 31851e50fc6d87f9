#pragma once

#include <string>
#include <vector>

#include "rodedraad/message/mapping.h"
#include "template_rules.h"

namespace rodedraad::message {

/// The message that a template makes of a request; throws sdk::BadMessage.
sdk::Message render(const TemplateRule& rule, const sdk::EncodeRequest& request);

/// The fields that a template can carry, sorted by path, each once.
std::vector<Carried> carried_by(const TemplateRule& rule);

}  // namespace rodedraad::message
