#pragma once

#include <string_view>

namespace rodedraad::bench {

/// What DUO answers when it is asked for this of a person ("doelgroep"); null: it knows nothing of
/// the kind.
const char* duo_answer(std::string_view what);

}  // namespace rodedraad::bench
