#pragma once

#include <cstddef>
#include <string>
#include <string_view>

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

/// The statements are about these, one after another.
inline constexpr std::size_t kSigning = 2000;
/// Every person signs on so many days at most: there are no more statements than this.
inline constexpr std::size_t kRounds = 168;

/// Statement \p number: about one of those who sign. As a request to the path of connection
/// vluchtelingenwerk, or to another one.
std::string statement(std::size_t number, std::string_view path = "/vluchtelingenwerk/berichten");
/// Whose signature of which day is which statement. Throws std::runtime_error for what is none.
std::size_t statement_number(std::size_t person, std::string_view day);
/// Which statement says this, by its own number.
std::size_t statement_number(std::string_view body);
std::size_t person_with_bsn(std::string_view bsn);
std::size_t person_with_v_number(std::string_view number);

/// VluchtelingenWerk says that this person signed the participatieverklaring, in \p round on
/// another day: ten values, filled up with white space to 2 KB.
std::string signed_statement(std::size_t person, std::size_t round);
std::string short_statement_body(std::size_t person, std::size_t round);

/// The body of such a message about so many meetings; fourteen make 2 KB.
std::string signed_statement_body(std::size_t person, std::size_t round, std::size_t count);

/// A request of about the same size to nobody in particular.
std::string plain_post(std::size_t number);

}  // namespace rodedraad::bench
