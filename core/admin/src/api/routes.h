#pragma once

#include <array>

#include "context.h"
#include "router.h"

/// The routes of the Admin API, a function for each collection. \p context outlives the router.
namespace rodedraad::admin {

class SignIn;

void add_log_in(Router& router, SignIn& sign_in);
void add_description(Router& router);
void add_overview(Router& router, Context& context);
void add_cases(Router& router, Context& context);
void add_messages(Router& router, Context& context);
void add_deliveries(Router& router, Context& context);
void add_desk(Router& router, Context& context);
void add_tasks(Router& router, Context& context);
void add_connections(Router& router, Context& context);
void add_workflows(Router& router, Context& context);
void add_purposes(Router& router, Context& context);
void add_terms(Router& router, Context& context);
void add_configurations(Router& router, Context& context);
void add_logs(Router& router, Context& context);
void add_keeping(Router& router, Context& context);
void add_proposals(Router& router, Context& context);
void add_simulators(Router& router, Context& context);
void add_warnings(Router& router, Context& context);

/// All collections beside log-in and the description.
inline constexpr std::array kCollections{
    add_overview,    add_cases,     add_messages,   add_deliveries, add_desk,           add_tasks,
    add_connections, add_workflows, add_purposes,   add_terms,      add_configurations, add_logs,
    add_keeping,     add_proposals, add_simulators, add_warnings};

}  // namespace rodedraad::admin
