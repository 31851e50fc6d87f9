#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/config/config.h"

/// What the configuration says, in plain Dutch.
namespace rodedraad::graph {

/// An id as words: "pip-registreren" → "PIP registreren".
std::string as_words(std::string_view id);

/// "1 week", "10 weken", "3 werkdagen".
std::string in_dutch(const config::Length& length);

/// "Dagtekening van het eerste PIP (pip.eersteDagtekening)".
std::string field_words(std::string_view path);

/// The same within a sentence: "dagtekening van het eerste PIP (pip.eersteDagtekening)".
std::string field_in_sentence(std::string_view path);

/// "Wet inburgering 2021"; a law that is not known as it is written.
std::string_view law_name(std::string_view law);

/// The names of who does this task somewhere in the region, each once.
std::string executors(const config::Region& region, std::string_view task);

/// The condition, one line for each of its parts; none when it always holds.
std::vector<std::string> condition_lines(const config::Condition& condition);

/// The parts with ", " and " en " before the last.
std::string enumerate(const std::vector<std::string>& parts);

}  // namespace rodedraad::graph
