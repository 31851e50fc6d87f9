#pragma once

#include <cstddef>
#include <vector>

#include "rodedraad/store/rows.h"
#include "rodedraad/store/transaction.h"

namespace rodedraad::bench {

/// What one message that leads to deliveries leaves in the store.
struct MessageRows {
  store::MessageRow message;  ///< as accepted; then updated to processed
  store::CaseFile file;
  std::vector<model::Fact> facts;
  struct Sent {
    store::DeliveryRow delivery;  ///< as queued; then updated to confirmed
    store::AttemptRow attempt;
  };
  std::vector<Sent> sent;
};

/// The rows of message number \p number: a body of 2 KB, six facts about one of a thousand cases
/// (one that is new with the first thousand messages), and deliveries of 300 bytes.
MessageRows sample_rows(std::size_t number, std::size_t deliveries = 1);

/// The rows after processing and after delivery.
void process(MessageRows& rows);
void confirm(MessageRows& rows);

/// Writes all of it: accepted, processed, delivered.
void put(store::Transaction& transaction, MessageRows& rows);

}  // namespace rodedraad::bench
