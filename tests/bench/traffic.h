#pragma once

#include <cstddef>
#include <string>

/// The messages of the load: persons that do not exist, each inburgeraar in one municipality.
namespace rodedraad::bench {

/// How many persons there can be: the numbers that begin with 9999 and pass the 11-proof.
std::size_t person_count();

std::string bsn(std::size_t person);

/// DUO says that this person is inburgeringsplichtig. A request to the path of connection duo.
std::string duo_notification(std::size_t person);
/// Its body, and its own number: for who brings it without HTTP.
std::string duo_notification_body(std::size_t person);
std::string duo_notification_id(std::size_t person);

/// VluchtelingenWerk says that this person signed the participatieverklaring, in \p round on
/// another day: ten values, filled up with white space to 2 KB.
std::string signed_statement(std::size_t person, std::size_t round);
std::string short_statement_body(std::size_t person, std::size_t round);

/// The body of such a message about so many meetings; fourteen make 2 KB.
std::string signed_statement_body(std::size_t person, std::size_t round, std::size_t count);

/// A request of about the same size to nobody in particular.
std::string plain_post(std::size_t number);

}  // namespace rodedraad::bench
