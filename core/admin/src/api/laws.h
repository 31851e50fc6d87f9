#pragma once

#include <set>
#include <string>
#include <string_view>

#include "rodedraad/admin/person.h"
#include "rodedraad/config/config.h"
#include "rodedraad/hub/desk_list.h"
#include "rodedraad/store/rows.h"
#include "rodedraad/store/search_rows.h"

/// Under which laws something falls: rights are given for each law apart.
namespace rodedraad::admin {

/// The laws of which a system speaks whose word counts by this name ("duo"): those of the fields
/// about which it has authority. Empty: of no law in particular.
std::set<std::string, std::less<>> laws_of_source(std::string_view source);

/// Whether this person may do this with a message that came in by a connection: the right for one
/// of its laws is enough to see that it is there, and all of them are needed for what is in it.
bool may_with_message(const Person& person, Right right, const config::Config& config,
                      std::string_view connection, std::string_view municipality);

/// A delivery carries data under a purpose, from one law to another: who may do this for either of
/// them, may. Without a purpose it counts as what comes from its connection.
bool may_with_delivery(const Person& person, Right right, const config::Config& config,
                       const store::DeliveryRow& row);
bool may_with_delivery(const Person& person, Right right, const config::Config& config,
                       const store::DeliveryLine& line);

/// Something at the desk: a message or a delivery.
bool may_with_item(const Person& person, Right right, const config::Config& config,
                   const hub::DeskItem& item);

/// Work that a rule made, "workflow/rule", is of the law of that workflow, and that of a term that
/// is over, "termijn/pip", of those of the term; of a workflow that the configuration does not have
/// any more, of no law in particular.
bool may_with_work(const Person& person, Right right, const config::Config& config,
                   std::string_view rule, std::string_view municipality);

/// A term is of the laws of the workflows that let it run: the right for one of them is enough.
/// What a workflow awaits ("wacht:workflow/step") is of the law of that workflow.
bool may_with_term(const Person& person, Right right, const config::Config& config,
                   std::string_view deadline, std::string_view municipality);

}  // namespace rodedraad::admin
