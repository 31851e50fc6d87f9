#pragma once

#include <boost/json.hpp>
#include <ostream>

/// The JSON views, as a person wants to read them (Dutch).
namespace rodedraad::cli {

void print_case(std::ostream& out, const boost::json::object& file);
void print_message(std::ostream& out, const boost::json::object& trace);
void print_task(std::ostream& out, const boost::json::object& task);
void print_delivery(std::ostream& out, const boost::json::object& delivery);

}  // namespace rodedraad::cli
