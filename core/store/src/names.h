#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/store/vault.h"

namespace rodedraad::store {

/// Whether a field says how the person is called.
bool is_name(std::string_view path);

/// The words of a name as they are looked up, each once: in small letters, without accents.
/// "Özdemir-van 't Hof" is hof, ozdemir, t, van.
std::vector<std::string> words_of_name(std::string_view name);

/// Under which a word of a name is found in one municipality. Raw bytes.
std::string name_hash(const KeyPtr& names, const std::string& word);

}  // namespace rodedraad::store
