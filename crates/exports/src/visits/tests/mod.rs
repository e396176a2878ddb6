mod cutting;
mod reading;
mod redacting;
mod refusing;
