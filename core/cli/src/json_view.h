#pragma once

#include <boost/json.hpp>

#include "rodedraad/model/clock.h"
#include "rodedraad/store/reader.h"

/// What the store holds, as the JSON that the commands print.
namespace rodedraad::cli {

boost::json::object message_view(const store::MessageRow& row);
boost::json::array findings_view(const store::MessageRow& row);
boost::json::object delivery_view(const store::DeliveryRow& row);
/// A delivery with its attempts.
boost::json::object delivery_view(const store::DeliveryRow& row,
                                  const std::vector<store::AttemptRow>& attempts);
boost::json::object task_view(const store::TaskRow& row);
/// The whole case, with the state of its deadlines on the day of \p now.
boost::json::object case_view(store::Reader& reader, const store::CaseFile& file,
                              model::Instant now);

}  // namespace rodedraad::cli
