#pragma once

#include "rodedraad/hub/context.h"
#include "rodedraad/hub/plan.h"

/// The Logboek Dataverwerkingen (Logius): one line for each step about each person, in the
/// transaction of the step, so before anything leaves.
namespace rodedraad::hub {

/// Gives what the plan sends the trace of what it follows from, and notes its lines in the plan.
void follow(const Context& context, Plan& plan);

/// The same for a message that follows from no other, about this case.
void follow(const config::Config& config, const store::CaseFile& file, store::DeliveryRow& row,
            std::vector<store::ProcessingRow>& lines);

/// What was erased from a case, which is \p before until then.
store::ProcessingRow erasing(const config::Config& config, store::Instant now, const Plan& plan,
                             const model::Case& before);

}  // namespace rodedraad::hub
