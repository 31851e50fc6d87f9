#pragma once

#include <set>
#include <string>
#include <string_view>

#include "rodedraad/workflow/deadline.h"

/// Terms of a start event that repeats: one for each debt help course, each fine, each message.
namespace rodedraad::workflow {

/// The keys for which the case can have a term of this deadline; an empty one for a start event
/// that does not repeat.
std::set<std::string> repetitions(const config::DeadlineSet& set, const model::Case& file);

/// The case as the term with this key sees it: without what is said of other repetitions of the
/// start event, so that a condition on a fine looks at this fine.
model::Case seen_from(const config::DeadlineSet& set, const model::Case& file,
                      std::string_view key);

/// The key under which a term with this key finds a value of \p path.
std::string_view key_of(std::string_view path, std::string_view key);

}  // namespace rodedraad::workflow
