#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/hub/context.h"
#include "rodedraad/store/reader.h"

namespace rodedraad::hub {

/// Something that another configuration would have done in another way. No values of cases.
struct Difference {
  enum class Sort {
    message,    ///< what comes in would be handled otherwise: taken, refused, failed
    elsewhere,  ///< would go to somebody else
    not_sent,   ///< would not be made
    also_sent,  ///< would be made, and was not
    held,       ///< would wait or fail where it went, or go where it did not
    fields,     ///< other fields would travel
    task_gone,
    task_new,
    task_moved  ///< would be somebody else's
  };
  Sort sort = Sort::message;
  std::string message;  ///< id of the message that it follows from; of the clock's day otherwise
  std::string what;     ///< kind of message, or the title of a task
  std::string rule;
  std::string was;  ///< recorded
  std::string now;  ///< under the other configuration
  bool operator==(const Difference&) const = default;
};

std::string_view to_string(Difference::Sort sort);

struct WhatIf {
  std::size_t replayed = 0;  ///< messages
  std::size_t erased = 0;    ///< whose body is not there any more: could not be replayed
  std::size_t unasked = 0;   ///< answers to questions that would not have been asked
  std::vector<Difference> differences;
};

/// Replays what a store recorded through another configuration, on a clock that stands where it
/// stood at each message, with the partners' recorded answers and the tasks that persons did; and
/// compares what was made from \p since on. What is asked by the clock is left as it was. The store
/// is only read.
WhatIf what_if(store::Reader& recorded, const config::Config& config,
               const config::Catalogue& catalogue, const Adapters& adapters, model::Instant since);

}  // namespace rodedraad::hub
