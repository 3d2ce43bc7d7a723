create table film (name text not null);
